using System.Globalization;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Findings;

/// <summary>Turns diagnostics into findings.</summary>
internal sealed class FindingReader(AuditScope scope)
{
    /// <summary>The finding, or <see langword="null"/> if it lies outside of the scope.</summary>
    public Finding? Read(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        if (span.Path is not { Length: > 0 } path || !scope.Includes(path))
            return null;

        return new Finding
        {
            Id = diagnostic.Id,
            Severity = SeverityOf(diagnostic.Severity),
            Path = scope.Relative(path),
            Line = span.StartLinePosition.Line + 1,
            Column = span.StartLinePosition.Character + 1,
            Message = diagnostic.GetMessage(CultureInfo.InvariantCulture),
            Sink = Property(diagnostic, DiagnosticProperties.Sink),
            Source = Property(diagnostic, DiagnosticProperties.Source),
            Granularity = Property(diagnostic, DiagnosticProperties.Granularity),
            Hops = HopsOf(diagnostic),
        };
    }

    /// <summary>The places of the way, those in files of other projects among them, without those on the line of the one before.</summary>
    private List<FindingHop> HopsOf(Diagnostic diagnostic)
    {
        var hops = new List<FindingHop>();
        foreach (var hop in diagnostic.AdditionalLocations.Where(static hop => hop.IsInSource || hop.Kind == LocationKind.ExternalFile).Select(HopOf))
        {
            if (hops is not [.., var last] || last != hop)
                hops.Add(hop);
        }

        return hops;
    }

    private FindingHop HopOf(Location location)
    {
        var span = location.GetLineSpan();
        return new FindingHop(scope.Relative(span.Path), span.StartLinePosition.Line + 1);
    }

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    private static FindingSeverity SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => FindingSeverity.Error,
        DiagnosticSeverity.Warning => FindingSeverity.Warning,
        DiagnosticSeverity.Info => FindingSeverity.Information,
        _ => FindingSeverity.Hidden,
    };
}
