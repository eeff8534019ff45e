using CachePrefix;

namespace SupportBot;

/// <summary>The same questions through the generated client: one call, whatever the number of questions.</summary>
internal sealed class RoutedRun
{
    private readonly List<PromptResult<SupportAnswer>> _results = [];

    public Bill Bill => Attempts.Aggregate(Bill.Empty, (bill, attempt) => bill.Add(attempt.Usage, attempt.Cost));

    public int Escalations => _results.Sum(result => result.Attempts.Count - 1);

    /// <summary>The share of the answers that each tier gave, from 0 to 1.</summary>
    public IReadOnlyDictionary<string, double> TierShares => _results
        .GroupBy(result => result.Tier)
        .ToDictionary(tier => tier.Key, tier => (double)tier.Count() / _results.Count);

    /// <summary>How much of the prefix was read from the cache, in per cent, leaving out each tier's first call, since it writes the prefix.</summary>
    public double PrefixReadPercent
    {
        get
        {
            long due = 0, read = 0;
            foreach (var tier in Attempts.GroupBy(attempt => attempt.Tier, attempt => attempt.Usage))
            {
                var prefix = tier.Max(usage => usage.CacheRead + usage.CacheWrite);
                var first = tier.MaxBy(usage => usage.CacheWrite);
                due += prefix * (tier.Count() - 1);
                read += tier.Sum(usage => usage.CacheRead) - first.CacheRead;
            }

            return due == 0 ? 0 : 100.0 * read / due;
        }
    }

    private IEnumerable<PromptAttempt> Attempts => _results.SelectMany(result => result.Attempts);

    public static async Task<RoutedRun> RunAsync(
        ISupportPromptClient client, IEnumerable<SupportQuestion> questions, Action answered, CancellationToken cancellationToken)
    {
        var run = new RoutedRun();
        var prompts = questions.Select(question => new SupportPrompt { Handbook = ProductHandbook.Embedded.Text, Question = question.Text });
        await foreach (var item in client.SendManyAsync(prompts, cancellationToken: cancellationToken))
        {
            run._results.Add(item.IsSuccess ? item.Result : throw item.Error);
            answered();
        }

        return run;
    }
}
