using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports labels of inputs that are no tag names, or that two inputs share.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidLabelAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.InvalidLabel,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A label is no tag name",
        "The label of '{0}' {1}; use letters, digits, '_', '-' and '.', beginning with a letter or '_'",
        "Several inputs are sent in blocks between tags that bear their labels, so that the model and the reader can tell where each begins and ends.");

    private protected override void Analyze(DefinitionContext context)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var segment in context.Prompt.Segments.Where(static segment => segment.Role == SegmentRole.Input))
        {
            var label = segment.Attribute.Named<string>("Label") is { Length: > 0 } given ? given : Identifiers.ToSnakeCase(segment.Member.Name);
            if (!IsTagName(label))
                context.Report(segment.Attribute, segment.Member.Name, $"is {ConstantExpression.OfString(label)}, which is no tag name");
            else if (taken.TryGetValue(label, out var other))
                context.Report(segment.Attribute, segment.Member.Name, $"is '{label}', as is that of '{other}'");
            else
                taken.Add(label, segment.Member.Name);
        }
    }

    private static bool IsTagName(string label) =>
        (char.IsLetter(label[0]) || label[0] == '_') && label.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
}
