using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CachePrefix.Auditing.Findings;
using CachePrefix.Labels.Scoring;

namespace CachePrefix.Labels.Reports;

/// <summary>Prints a score for programs.</summary>
internal static class ScoreJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<FindingSeverity>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The figures (<c>bySeverity</c>, <c>byLevel</c>, <c>all</c>, <c>symbolSourced</c>, <c>lookAlikes</c>), <c>missing</c>, and per repository every place and finding with what became of it.</summary>
    public static string Write(Score score) => JsonSerializer.Serialize(score, Format) + "\n";
}
