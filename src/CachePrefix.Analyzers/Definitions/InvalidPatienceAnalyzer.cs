using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports patience that is no time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidPatienceAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.InvalidPatience,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "Patience is no time",
        "The patience of prompt '{0}' is {1}, which is no time of up to 365 days; write \"90m\", \"8h\", \"1d\" or \"08:00:00\"",
        "Without a time that can be read nobody waits: many prompts are sent at once, and never as a batch at half the price.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (context.Prompt.Patience is { } patience && PatienceReader.TimeOf(patience) is null)
            context.Report(patience, context.Prompt.Type.Name, PatienceReader.TextOf(patience) is { } text ? $"\"{text}\"" : "null");
    }
}
