using System.Text.Json;

namespace CachePrefix.Ledger.Reports;

/// <summary>What an evaluation says of a candidate's quality and cost, as <c>cacheprefix eval --result</c> writes it.</summary>
public sealed record QualityVerdict
{
    private QualityVerdict()
    {
    }

    /// <summary>The name of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>What was compared with what.</summary>
    public required string Sides { get; init; }

    /// <summary>Holds, Drops or CannotTell.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The cases that were compared.</summary>
    public required int Cases { get; init; }

    /// <summary>The mean difference of scores, candidate less baseline, with the ends of its interval.</summary>
    public required (double Mean, double Low, double High) Difference { get; init; }

    /// <summary>What the cases cost on each side in US dollars; <see langword="null"/> where that is not known.</summary>
    public required (decimal? Baseline, decimal? Candidate) Cost { get; init; }

    /// <summary>When the evaluation ended, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Reads what an evaluation wrote.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="FormatException">The text is no result of an evaluation.</exception>
    public static QualityVerdict Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            JsonElement baseline = root.GetProperty("baseline"), candidate = root.GetProperty("candidate");
            return new QualityVerdict
            {
                Suite = TextOf(root, "suite"),
                Sides = $"{TextOf(candidate, "name")} against {TextOf(baseline, "name")}",
                Verdict = TextOf(root, "verdict"),
                Reason = TextOf(root, "reason"),
                Cases = root.GetProperty("cases").GetInt32(),
                Difference = (root.GetProperty("difference").GetDouble(), root.GetProperty("low").GetDouble(), root.GetProperty("high").GetDouble()),
                Cost = (CostOf(baseline), CostOf(candidate)),
                Time = root.GetProperty("time").GetDateTimeOffset(),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FormatException($"This is no result of an evaluation, as `cacheprefix eval --result` writes it: {exception.Message}", exception);
        }
    }

    private static string TextOf(JsonElement parent, string name) =>
        string.Concat((parent.GetProperty(name).GetString() ?? "").Where(static character => !char.IsControl(character)));

    private static decimal? CostOf(JsonElement side) => side.TryGetProperty("cost", out var cost) && cost.ValueKind == JsonValueKind.Number ? cost.GetDecimal() : null;
}
