using System.Globalization;
using CachePrefix.Emulator.Answers;

namespace CachePrefix.Emulator.Faults;

/// <summary>One fault, ready to use. Whether it hits the n-th request depends on the seed alone.</summary>
internal sealed class FaultRule
{
    private const int DefaultRetryAfterSeconds = 1;
    private const int DefaultDelayMs = 100_000;

    private readonly ulong _seed;
    private readonly double _rate;
    private readonly int? _times;
    private readonly ModelSet? _models;
    private int _seen;
    private int _hits;

    public FaultRule(FaultRow row, string at, ulong seed, IReadOnlyDictionary<string, string[]> tiers)
    {
        Kind = row.Kind ?? throw new AnswerRulesException($"{at} has no \"kind\"; name one of {string.Join(", ", Names)}.");
        _rate = row.Rate ?? 1;
        if (_rate is not (>= 0 and <= 1))
            throw new AnswerRulesException(FormattableString.Invariant($"{at}: rate is {_rate}; give a share from 0 to 1."));
        if (row.Times < 0 || row.RetryAfterSeconds < 0 || row.DelayMs < 0)
            throw new AnswerRulesException($"{at}: times, retryAfterSeconds or delayMs is below zero; give zero or more.");
        _seed = seed;
        _times = row.Times;
        _models = row.Models is { } models ? new ModelSet(models, tiers) : null;
        RetryAfter = TimeSpan.FromSeconds(row.RetryAfterSeconds ?? DefaultRetryAfterSeconds);
        Delay = TimeSpan.FromMilliseconds(row.DelayMs ?? DefaultDelayMs);
    }

    public static IEnumerable<string> Names => Enum.GetNames<FaultKind>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]);

    public FaultKind Kind { get; }

    public TimeSpan RetryAfter { get; }

    public TimeSpan Delay { get; }

    public bool Hits(Conversation conversation)
    {
        if (_models is not null && !_models.Contains(conversation.Model))
            return false;
        var number = Interlocked.Increment(ref _seen);
        if (_rate < 1 && StableRandom.Unit(_seed, Kind.ToString(), number.ToString(CultureInfo.InvariantCulture)) >= _rate)
            return false;
        return _times is null || Interlocked.Increment(ref _hits) <= _times;
    }
}
