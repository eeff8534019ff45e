using System.Globalization;
using System.Text;

namespace CachePrefix.Tool.Caching;

/// <summary>The lowest threshold that holds an error bound for what the guard leaves open, as far as records tell.</summary>
internal sealed record ThresholdProposal(double? Threshold, bool CannotTell, IReadOnlyList<ThresholdRow> Rows, double MaxWrong, double Confidence)
{
    private const int Lowest = 80;
    private const int Highest = 99;

    public static ThresholdProposal Of(IReadOnlyList<ShadowLine> records, double maxWrong, double confidence)
    {
        // What the guard tells apart is never served, and what it proves needs no threshold.
        var open = records.Where(static record => record is { IsRight: not null, Guard: "Unsure" }).ToList();

        // Twenty thresholds are tried, so each has to be surer.
        var each = 1 - ((1 - confidence) / (Highest - Lowest + 1));
        var rows = new List<ThresholdRow>();
        for (var i = Lowest; i <= Highest; i++)
        {
            var threshold = i / 100d;
            var above = open.Where(record => record.Similarity >= threshold).ToList();
            var wrong = above.Count(static record => record.IsRight == false);
            rows.Add(new ThresholdRow(threshold, above.Count, wrong, ErrorBounds.Upper(wrong, above.Count, each)));
        }

        var found = rows.Find(row => row.Upper <= maxWrong);
        var promising = rows.Exists(row => row.Wrong <= maxWrong * row.Count);
        return new ThresholdProposal(found?.Threshold, found is null && promising, rows, maxWrong, confidence);
    }

    public string ToJson()
    {
        var rows = string.Join(", ", Rows.Select(static row => string.Create(CultureInfo.InvariantCulture,
            $$"""{ "threshold": {{row.Threshold:F2}}, "records": {{row.Count}}, "wrong": {{row.Wrong}}, "upper": {{row.Upper:F4}} }""")));
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{ "threshold": {{(Threshold is { } threshold ? threshold.ToString("F2", CultureInfo.InvariantCulture) : "null")}}, "cannotTell": {{(CannotTell ? "true" : "false")}}, "rows": [{{rows}}] }""");
    }

    public string ToText()
    {
        var text = new StringBuilder("threshold  records  wrong  at most wrong");
        foreach (var row in Rows)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{row.Threshold,9:F2}  {row.Count,7}  {row.Wrong,5}  {100 * row.Upper,11:F1} %");
        text.AppendLine().AppendLine().Append(Threshold is { } threshold
            ? string.Create(CultureInfo.InvariantCulture, $"Threshold {threshold:F2} keeps wrong answers below {100 * MaxWrong:0.##} % with {100 * Confidence:0.##} % confidence.")
            : CannotTell
                ? "Cannot tell: the records show few errors, but are too few. Keep the cache in the shadow for longer."
                : string.Create(CultureInfo.InvariantCulture, $"No threshold keeps wrong answers below {100 * MaxWrong:0.##} %: leave these questions to a verifier."));
        return text.ToString();
    }
}

/// <summary>What records say of a threshold.</summary>
internal sealed record ThresholdRow(double Threshold, int Count, int Wrong, double Upper);
