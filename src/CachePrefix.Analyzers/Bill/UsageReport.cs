using System.Globalization;
using System.Xml.Linq;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Bill;

/// <summary>What <c>cacheprefix.usage.json</c> says, which <c>cacheprefix report --export</c> writes. What cannot be understood is left out.</summary>
internal sealed record UsageReport
{
    public const string FileName = "cacheprefix.usage.json";

    private const decimal SupportedFormat = 1;
    private const double DefaultFloor = 0.5;

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    /// <summary>The hit rate below which a prompt's cache is said not to work.</summary>
    public double HitRateFloor { get; init; } = DefaultFloor;

    public EquatableArray<MeasuredPrompt> Prompts { get; init; }

    public static bool IsUsage(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase);

    public MeasuredPrompt? Find(string prompt) => Prompts.FirstOrDefault(measured => measured.Prompt == prompt);

    /// <summary>Reads the file, or nothing when it is none of a known format.</summary>
    public static UsageReport? Read(string text)
    {
        if (JsonText.Parse(text, out _) is not { } root || !JsonText.IsObject(root) || JsonText.Number(root.Member("format")) != SupportedFormat)
            return null;

        return new UsageReport
        {
            From = Day(root.Member("from")),
            To = Day(root.Member("to")),
            HitRateFloor = Share(root.Member("hitRateFloor")) ?? DefaultFloor,
            Prompts = (root.Member("prompts")?.Elements() ?? []).Select(ReadPrompt).OfType<MeasuredPrompt>().ToEquatableArray(),
        };
    }

    private static MeasuredPrompt? ReadPrompt(XElement row) => row.Member("prompt").Text() is not { Length: > 0 } name ? null : new MeasuredPrompt
    {
        Prompt = name,
        CallsPerDay = (double)Amount(row.Member("callsPerDay")),
        HitRate = Share(row.Member("hitRate")),
        PrefixTokens = (long)Amount(row.Member("prefixTokens")),
        InputTokens = (long)Amount(row.Member("inputTokens")),
        OutputTokens = (long)Amount(row.Member("outputTokens")),
        CostPerDay = Amount(row.Member("costPerDay")),
        Share = Share(row.Member("share")) ?? 0,
        WastePerMonth = Amount(row.Member("wastePerMonth")),
        ChangedSegment = row.Member("changedSegment").Text(),
        Cause = row.Member("cause").Text(),
        Levers = (row.Member("levers")?.Elements() ?? []).Select(static lever => lever.Text()).OfType<string>().ToEquatableArray(),
    };

    /// <summary>A number from zero on that no later arithmetic can overflow.</summary>
    private static decimal Amount(XElement? element) => JsonText.Number(element) is >= 0 and <= 1_000_000_000_000m and var amount ? amount : 0;

    private static double? Share(XElement? element) => JsonText.Number(element) is >= 0 and <= 1 and var share ? (double)share : null;

    private static DateTime? Day(XElement? element) =>
        DateTime.TryParseExact(element.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
