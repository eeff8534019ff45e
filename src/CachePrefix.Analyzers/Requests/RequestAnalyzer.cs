using System.Collections.Immutable;
using CachePrefix.Analyzers.Requests.Rules;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reports breakpoints and messages of plain SDK code that a provider refuses or drops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestAnalyzer : CodeAnalyzer
{
    private static readonly ImmutableArray<RequestRule> Rules =
    [
        new TooManyBreakpointsRule(),
        new RequestTtlOrderRule(),
        new EmptyBreakpointRule(),
        new StableAfterVolatileRule(),
        new DroppedMarkerRule(),
        new MidConversationSystemRule(),
        new LineEndingRule(),
        new ChangedModeRule(),
        new SmallRequestPrefixRule(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.SelectMany(static rule => rule.Descriptors)];

    internal override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (!PartTable.Default.IsReferenced(compilation))
            return null;

        var report = new Once<RequestFindings>(token => RequestFindings.Create(
            EngineAnalysis.Of(compilation, EngineOptions.Of(options, compilation, token), token), options, Rules, token));
        return model =>
        {
            foreach (var diagnostic in report.Get(model.CancellationToken).In(model.SemanticModel.SyntaxTree))
                model.ReportDiagnostic(diagnostic);
        };
    }
}
