using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CachePrefix.Auditing.Findings;

namespace CachePrefix.Auditing.Reports;

/// <summary>Writes findings as a JSON array.</summary>
public static class JsonReport
{
    /// <summary>The array of findings, each with <c>id</c>, <c>severity</c>, <c>path</c>, <c>line</c>, <c>column</c>, <c>message</c>, <c>sink</c>, <c>source</c>, <c>granularity</c> and <c>hops</c>.</summary>
    /// <param name="findings">Sorted findings.</param>
    public static string Write(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Printable.Json(JsonSerializer.Serialize(findings.Select(static finding => new Row(
            finding.Id,
            SeverityNames.Of(finding.Severity),
            finding.Path,
            finding.Line,
            finding.Column,
            finding.Message,
            finding.Sink,
            finding.Source,
            finding.Granularity,
            finding.Hops)).ToArray(), JsonReportContext.Readable.RowArray)) + "\n";
    }

    internal sealed record Row(string Id, string Severity, string Path, int Line, int Column, string Message, string? Sink, string? Source, string? Granularity, IReadOnlyList<FindingHop> Hops);
}

[JsonSerializable(typeof(JsonReport.Row[]))]
internal sealed partial class JsonReportContext : JsonSerializerContext
{
    public static JsonReportContext Readable { get; } = new(CreateOptions());

    /// <summary>Keeps quotes and letters of all scripts as they are: the output is a file, not part of a page.</summary>
    public static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
