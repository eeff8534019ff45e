using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Testing;

internal static class AnalyzerDescriptors
{
    /// <summary>The expectation for an id, or for the only descriptor when the id is null.</summary>
    public static DiagnosticResult Expect(IReadOnlyList<DiagnosticAnalyzer> analyzers, string? id)
    {
        var descriptors = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(descriptor => id is null || descriptor.Id == id)
            .DistinctBy(descriptor => (descriptor.Id, descriptor.DefaultSeverity))
            .ToList();

        return descriptors switch
        {
            [var only] => new DiagnosticResult(only),
            [] when id?.StartsWith("CS", StringComparison.Ordinal) == true => new DiagnosticResult(id, DiagnosticSeverity.Error),
            [] => throw new VerificationException($"No analyzer of this test supports {id ?? "any diagnostic"}."),
            _ when id is null => throw new VerificationException(
                $"'[|…|]' needs an analyzer with one descriptor, these have {descriptors.Count}; write '{{|{descriptors[0].Id}:…|}}'."),
            _ => throw new VerificationException($"{id} has {descriptors.Count} descriptors of different severity; expect it with an explicit DiagnosticResult."),
        };
    }
}
