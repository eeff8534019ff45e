using CachePrefix;

namespace SupportBot;

/// <summary>The same questions through the generated client: one call, whatever the number of questions.</summary>
internal sealed class RoutedRun
{
    private readonly Dictionary<string, long> _prefixTokens = [];
    private readonly Dictionary<string, int> _answers = [];
    private long _prefixDue;
    private long _prefixRead;

    public Bill Bill { get; private set; } = Bill.Empty;

    public int Escalations { get; private set; }

    /// <summary>The share of answers that each tier gave, from 0 to 1.</summary>
    public IReadOnlyDictionary<string, double> TierShares => _answers.ToDictionary(tier => tier.Key, tier => (double)tier.Value / _answers.Values.Sum());

    /// <summary>How much of the prefix was read from the cache, in per cent, each tier's first call left out since it writes it.</summary>
    public double PrefixReadPercent => _prefixDue == 0 ? 0 : 100.0 * _prefixRead / _prefixDue;

    public static async Task<RoutedRun> RunAsync(
        ISupportPromptClient client, IEnumerable<SupportQuestion> questions, Action answered, CancellationToken cancellationToken)
    {
        var run = new RoutedRun();
        var prompts = questions.Select(question => new SupportPrompt { Handbook = ProductHandbook.Embedded.Text, Question = question.Text });
        await foreach (var item in client.SendManyAsync(prompts, cancellationToken: cancellationToken))
        {
            run.Add(item.IsSuccess ? item.Result : throw item.Error);
            answered();
        }

        return run;
    }

    private void Add(PromptResult<SupportAnswer> result)
    {
        _answers[result.Tier] = _answers.GetValueOrDefault(result.Tier) + 1;
        Escalations += result.Attempts.Count - 1;
        foreach (var attempt in result.Attempts)
        {
            Bill = Bill.Add(attempt.Usage, attempt.Cost);
            if (_prefixTokens.TryAdd(attempt.Tier, attempt.Usage.CacheRead + attempt.Usage.CacheWrite))
                continue;

            _prefixDue += _prefixTokens[attempt.Tier];
            _prefixRead += attempt.Usage.CacheRead;
        }
    }
}
