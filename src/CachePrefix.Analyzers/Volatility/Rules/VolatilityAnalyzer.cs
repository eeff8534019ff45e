using System.Collections.Immutable;
using CachePrefix.Analyzers.Requests.Rules;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Reports what is volatile in a cached prefix: in prompt definitions and in plain SDK code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VolatilityAnalyzer : CodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        ClockRule.Descriptor,
        DateRule.Descriptor,
        RandomRule.Descriptor,
        HashOrderRule.Descriptor,
        InsertionOrderRule.Descriptor,
        SystemOrderRule.Descriptor,
        CultureRule.Descriptor,
        HostRule.Descriptor,
        HostRule.TypeNameDescriptor,
        IdentityRule.Descriptor,
        CallerDataRule.Descriptor,
        MutableStateRule.Descriptor,
        UnprovenContentRule.Descriptor,
        DeclaredVolatileRule.Descriptor,
        VaryingToolsRule.Descriptor,
        CacheKeyRule.Descriptor,
        BreakpointPositionRule.Descriptor,
    ];

    internal override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var engineOptions = EngineOptions.Of(options, compilation, cancellationToken);
        if (!IsConcerned(compilation, engineOptions))
            return null;

        var report = new Once<VolatilityReport>(token => VolatilityReport.Create(compilation, engineOptions, token));
        return model =>
        {
            var all = report.Get(model.CancellationToken);
            var findings = all.In(model.SemanticModel.SyntaxTree);
            foreach (var diagnostic in findings)
                model.ReportDiagnostic(diagnostic);
            BreakpointPositionRule.Check(model, all.Analysis, findings);
        };
    }

    /// <summary>Sinks may also be found by name, without any reference.</summary>
    private static bool IsConcerned(Compilation compilation, EngineOptions options) => VolatilityGate.IsConcerned(compilation) || options.ResolveByName;
}
