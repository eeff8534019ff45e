using System.Text.Json;
using System.Text.Json.Serialization;
using CachePrefix.Auditing.Reports;

namespace CachePrefix.Auditing.Findings;

/// <summary>Findings that are known and accepted. A finding is known if one of the same rule, file, value and prompt is; lines may move.</summary>
public sealed class Baseline
{
    private readonly Dictionary<BaselineEntry, int> _counts;

    private Baseline(Dictionary<BaselineEntry, int> counts) => _counts = counts;

    /// <summary>Reads a baseline.</summary>
    /// <param name="path">A file that <see cref="Write"/> gave, or a JSON report.</param>
    /// <exception cref="AuditException">The file is not a baseline.</exception>
    public static Baseline Load(string path)
    {
        try
        {
            var rows = JsonSerializer.Deserialize(File.ReadAllText(path), BaselineContext.Readable.BaselineRowArray) ?? [];
            if (rows.Any(static row => row is null || row.Id is null || row.Path is null))
                throw new JsonException("An entry has no id or no path.");

            return new Baseline(rows.CountBy(static row => new BaselineEntry(row.Id!, row.Path!, row.Source, row.Sink)).ToDictionary());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new AuditException($"The baseline '{path}' cannot be read: {exception.Message} Write one with --write-baseline.", exception);
        }
    }

    /// <summary>The text of a baseline that knows the findings.</summary>
    /// <param name="findings">Sorted findings.</param>
    public static string Write(IReadOnlyList<Finding> findings) =>
        JsonSerializer.Serialize(
            findings.Select(static finding => new BaselineRow(finding.Id, finding.Path, finding.Source, finding.Sink)).ToArray(),
            BaselineContext.Readable.BaselineRowArray) + "\n";

    /// <summary>The findings that the baseline does not know, in the same order. Of several equal ones, as many as are known are taken away.</summary>
    /// <param name="findings">Sorted findings.</param>
    public IReadOnlyList<Finding> New(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var left = new Dictionary<BaselineEntry, int>(_counts);
        var unknown = new List<Finding>();
        foreach (var finding in findings)
        {
            var entry = new BaselineEntry(finding.Id, finding.Path, finding.Source, finding.Sink);
            if (left.TryGetValue(entry, out var count) && count > 0)
                left[entry] = count - 1;
            else
                unknown.Add(finding);
        }

        return unknown;
    }

    private sealed record BaselineEntry(string Id, string Path, string? Source, string? Sink);
}

internal sealed record BaselineRow(string? Id, string? Path, string? Source, string? Sink);

[JsonSerializable(typeof(BaselineRow[]))]
internal sealed partial class BaselineContext : JsonSerializerContext
{
    public static BaselineContext Readable { get; } = new(JsonReportContext.CreateOptions());
}
