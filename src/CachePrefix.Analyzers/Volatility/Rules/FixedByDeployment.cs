using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Hides what is the same for all requests where the program runs.</summary>
internal sealed class FixedByDeployment(Deployment deployment)
{
    public Finding Lower(Finding finding) => finding.Severity > DiagnosticSeverity.Hidden && IsFixed(finding) ? finding with { Severity = DiagnosticSeverity.Hidden } : finding;

    private bool IsFixed(Finding finding) => finding.Taint.Kind switch
    {
        VolatilityKind.Culture => (deployment & (Deployment.Desktop | Deployment.InvariantCulture)) != 0,
        VolatilityKind.Host => finding.Taint.Granularity == Granularity.Deployment && (deployment & Deployment.Desktop) != 0,
        VolatilityKind.Identity => (deployment & Deployment.Desktop) != 0 && IsOfUser(finding.Taint.Source),
        _ => false,
    };

    private static bool IsOfUser(string source) => source.IndexOf("user", StringComparison.OrdinalIgnoreCase) >= 0;
}
