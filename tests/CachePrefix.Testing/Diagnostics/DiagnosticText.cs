using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>Diagnostics as the lines of a failure message.</summary>
internal static class DiagnosticText
{
    public static string Of(DiagnosticResult result) =>
        $"{result.Id} {result.Severity} at {Locations(result)}{(result.Message is null ? "" : ": " + result.Message)}"
        + string.Concat(result.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $" [{pair.Key}={pair.Value}]"));

    public static string Of(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {diagnostic.Severity} at {string.Join(" <- ", diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Select(Of))}"
        + $": {diagnostic.GetMessage(CultureInfo.InvariantCulture)}{Quote(diagnostic.Location)}"
        + string.Concat(diagnostic.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $" [{pair.Key}={pair.Value}]"));

    public static string SortKey(Diagnostic diagnostic) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{diagnostic.Location.GetLineSpan().Path}|{diagnostic.Location.SourceSpan.Start:D9}|{diagnostic.Location.SourceSpan.End:D9}|{diagnostic.Id}|{diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    private static string Locations(DiagnosticResult result) =>
        result.Locations.IsEmpty
            ? "no location"
            : string.Join(" <- ", result.Locations.Select(location =>
                $"{location.Path}({location.Line},{location.Column}{(location.EndLine is null ? "" : $",{location.EndLine},{location.EndColumn}")})"));

    private static string Of(Location location)
    {
        if (location.Kind == LocationKind.None)
            return "no location";

        var span = location.GetLineSpan();
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        return $"{span.Path}({start.Line + 1},{start.Character + 1},{end.Line + 1},{end.Character + 1})";
    }

    private static string Quote(Location location) =>
        location.SourceTree is { } tree ? $" `{tree.GetText().ToString(location.SourceSpan)}`" : "";
}
