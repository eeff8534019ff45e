using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>Diagnostics as the lines of a failure message.</summary>
internal static class DiagnosticText
{
    public static string Of(Diagnostic diagnostic) =>
        $"{diagnostic.Severity} {diagnostic.Id} at {diagnostic.Location.GetLineSpan()}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
}
