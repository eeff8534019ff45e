using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Reports rows that cannot be understood in <c>*.volatility.txt</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MalformedRowAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.MalformedRow,
        "A volatility row cannot be understood",
        "The row '{0}' is left out: {1}; write a kind and a documentation id, such as 'volatile M:Acme.Weather.Describe', where the kind is one of {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A row of a *.volatility.txt file is a kind of volatility and the documentation id of a member or type. What it says is not applied until it can be read.",
        RuleHelp.Link(RuleIds.MalformedRow));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!UserRowFile.IsRowFile(file) || file.GetText(context.CancellationToken) is not { } text)
            return;

        UserRowFile.Read(text, (span, problem) => context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span)),
            text.ToString(span),
            problem,
            string.Join(", ", SourceRow.Kinds))));
    }
}
