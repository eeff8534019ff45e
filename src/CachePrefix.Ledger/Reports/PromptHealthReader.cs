using CachePrefix.Analyzers;
using CachePrefix.Models;

namespace CachePrefix.Ledger.Reports;

/// <summary>Judges prompts by their sums.</summary>
internal sealed class PromptHealthReader(ModelCatalog catalog, double days)
{
    /// <summary>Below this share of reads a prefix is said not to be shared.</summary>
    private const double FairHitRate = 0.5;

    /// <summary>From this share of reads on, a segment that was seen to change once is no cause of waste.</summary>
    private const double GoodHitRate = 0.9;

    public PromptHealth Read(string prompt, IReadOnlyList<CallRollUp> sums)
    {
        var total = new CallRollUp(sums[0].Key);
        foreach (var sum in sums)
            total.Add(sum);
        var asked = sums.Where(static sum => sum.Key.Source is AnswerSource.Model or AnswerSource.Batch).ToList();
        var attempts = Math.Max(1, asked.Sum(static sum => sum.Attempts - sum.Failures));
        var cached = total.Usage.CacheRead + total.Usage.CacheWrite;
        double? hitRate = cached == 0 ? null : (double)total.Usage.CacheRead / cached;
        var waste = asked.Sum(WasteOf) * 30 / (decimal)days;
        var (cause, advice, rule) = Judge(total, asked, hitRate, attempts);
        return new PromptHealth(
            prompt, total.Key.Feature, total.Calls / days, hitRate, cached / attempts, total.Usage.UncachedInput / attempts, total.Usage.Output / attempts,
            total.TotalCost / (decimal)days, waste, total.ChangedSegment, cause, advice, rule, [.. LeversOf(sums, total)]);
    }

    /// <summary>What the tokens that were written would have cost less if they had been read.</summary>
    private decimal WasteOf(CallRollUp sum)
    {
        if (sum.Usage.CacheWrite == 0 || ModelOf(sum)?.PricesAt(DateOnly.FromDateTime(sum.Key.Hour.UtcDateTime))?.For(0) is not { } price)
            return 0;
        var written = price.CostOf(new TokenUsage(CacheWrite5m: sum.Usage.CacheWrite5m, CacheWrite1h: sum.Usage.CacheWrite1h)).Total;
        return Math.Max(0, written - price.CostOf(new TokenUsage(CacheRead: sum.Usage.CacheWrite)).Total);
    }

    private (string? Cause, string? Advice, string? Rule) Judge(CallRollUp total, List<CallRollUp> asked, double? hitRate, long attempts)
    {
        if (asked.Count == 0)
            return default;
        if (hitRate is null)
            return Uncached(asked, total.Usage.UncachedInput / attempts);
        if (hitRate < GoodHitRate && total.ChangedSegment is { } segment)
            return ($"segment {segment} changes between calls", $"Move what changes in {segment} behind the breakpoint, into the inputs.", RuleIds.Clock);

        if (hitRate >= FairHitRate)
            return default;

        var perHour = asked.Sum(static sum => sum.Attempts) / (days * 24);
        var hours = total.Usage.CacheWrite1h > 0 ? 1 : (ModelOf(asked[0])?.Lifetimes is [var shortest, ..] ? shortest.Duration.TotalHours : 5 / 60.0);
        if (perHour * hours < 1)
            return (
                FormattableString.Invariant($"{perHour:0.##} calls an hour are too few for a lifetime of {hours * 60:0} minutes"),
                hours < 1 ? "Choose a lifetime of an hour, or mark no breakpoint." : "Mark no breakpoint: writing costs more than it saves.", RuleIds.UnprofitableCache);
        return ("calls write what others wrote: the prefix differs between them", "Put WithPrefixGuard() on the tier's client; it names the segment that changes.", RuleIds.Clock);
    }

    private (string? Cause, string? Advice, string? Rule) Uncached(List<CallRollUp> asked, long input)
    {
        if (ModelOf(asked[0]) is not { MinimumPrefixTokens: { } minimum } model || input < minimum / 2)
            return default;
        return input < minimum
            ? ($"{input} tokens of input are below the {minimum} from which {model.Id} caches", "Leave it, or use a model with a lower minimum.", RuleIds.SmallPrefix)
            : ($"{input} tokens of input a call and none is cached", "Mark the part that stays the same with [CachedPrefix], or put a breakpoint behind it.", RuleIds.DroppedMarker);
    }

    private static IEnumerable<string> LeversOf(IReadOnlyList<CallRollUp> sums, CallRollUp total)
    {
        if (total.Usage.CacheRead > 0)
            yield return "prefixCache";
        if (sums.Where(static sum => sum.Key.Source == AnswerSource.Model).Select(static sum => sum.Key.Tier).Distinct().Skip(1).Any())
            yield return "routing";
        if (sums.Any(static sum => sum.Key.Source == AnswerSource.Batch))
            yield return "batch";
        if (sums.Any(static sum => sum.Key.Source is AnswerSource.ExactCache or AnswerSource.SemanticCache))
            yield return "responseCache";
    }

    private ModelInfo? ModelOf(CallRollUp sum) => sum.Key.Model is { } id && catalog.TryFind(id, out var model) ? model : null;
}
