using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a method cannot be a tool.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedToolAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnsupportedTool,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A method cannot be a tool",
        "'{0}' cannot be a tool: {1}",
        "Tools are static methods with parameters and results that JSON can carry. Each has a name of its own that providers accept.");

    private protected override void Analyze(DefinitionContext context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in context.Prompt.Tools)
        {
            var problem = tool.Problem() ?? (names.Add(tool.Name) ? null : $"another tool has the name '{tool.Name}'; set [PromptTool(Name = …)]");
            if (problem is not null)
                context.Report(tool.Method, tool.Method.Name, problem);
        }
    }
}
