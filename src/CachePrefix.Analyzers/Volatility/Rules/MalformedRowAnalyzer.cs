using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Reports rows that cannot be understood in <c>*.volatility.txt</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MalformedRowAnalyzer() : AdditionalFileAnalyzer(Descriptor, UserRowFile.IsRowFile)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.MalformedRow,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "A volatility row cannot be understood",
        "The row '{0}' is left out: {1}; write a kind and a documentation id, such as 'volatile M:Acme.Weather.Describe', where the kind is one of {2}",
        "A row of a *.volatility.txt file is a kind of volatility and the documentation id of a member or type. What it says is not applied until it can be read.");

    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        UserRowFile.Read(text, (span, problem) => context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)),
            text.ToString(span),
            problem,
            string.Join(", ", SourceRow.Kinds))));
    }
}
