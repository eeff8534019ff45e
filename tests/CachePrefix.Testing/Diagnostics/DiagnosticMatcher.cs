using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>Compares expected with reported diagnostics, exactly and in both directions.</summary>
internal static class DiagnosticMatcher
{
    public static void Verify(IEnumerable<DiagnosticResult> expected, IEnumerable<Diagnostic> actual, string context)
    {
        var unexpected = actual.ToList();
        var missing = new List<DiagnosticResult>();

        foreach (var result in expected.OrderByDescending(Strictness))
        {
            if (unexpected.FindIndex(diagnostic => Matches(result, diagnostic)) is >= 0 and var index)
                unexpected.RemoveAt(index);
            else
                missing.Add(result);
        }

        if (missing.Count == 0 && unexpected.Count == 0)
            return;

        var lines = new List<string> { $"{context}: the diagnostics differ." };
        lines.AddRange(missing.Select(result => "  expected, not reported: " + DiagnosticText.Of(result)));
        lines.AddRange(unexpected.OrderBy(DiagnosticText.SortKey, StringComparer.Ordinal)
            .Select(diagnostic => "  reported, not expected: " + DiagnosticText.Of(diagnostic)));
        throw new VerificationException(string.Join("\n", lines));
    }

    private static int Strictness(DiagnosticResult result) =>
        (result.Message is null ? 0 : 4) + (result.Properties.IsEmpty ? 0 : 2) + (result.Locations.Length > 1 ? 1 : 0);

    private static bool Matches(DiagnosticResult expected, Diagnostic actual) =>
        expected.Id == actual.Id
        && (expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) || expected.Severity == actual.Severity)
        && (expected.Message is null || expected.Message == actual.GetMessage(CultureInfo.InvariantCulture))
        && expected.Properties.All(property => actual.Properties.TryGetValue(property.Key, out var value) && value == property.Value)
        && LocationsMatch(expected, actual);

    private static bool LocationsMatch(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Locations.IsEmpty)
            return actual.Location.Kind == LocationKind.None;

        if (!LocationMatches(expected.Locations[0], actual.Location))
            return false;

        if (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            return true;

        return expected.Locations.Length - 1 == actual.AdditionalLocations.Count
            && expected.Locations.Skip(1).Zip(actual.AdditionalLocations, LocationMatches).All(matches => matches);
    }

    private static bool LocationMatches(DiagnosticLocation expected, Location actual)
    {
        var span = actual.GetLineSpan();
        return (expected.Path is null || expected.Path == span.Path)
            && expected.Line == span.StartLinePosition.Line + 1
            && expected.Column == span.StartLinePosition.Character + 1
            && (expected.EndLine is null || expected.EndLine == span.EndLinePosition.Line + 1)
            && (expected.EndColumn is null || expected.EndColumn == span.EndLinePosition.Character + 1);
    }
}
