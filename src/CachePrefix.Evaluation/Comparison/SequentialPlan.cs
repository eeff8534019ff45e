using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>
/// When a comparison is looked at before all cases are answered, so that a clear result ends early. The error is spread over the looks by a spending function
/// (Lan and DeMets, after O'Brien and Fleming), fixed before the first look; looking more often does not raise the chance of a false alarm.
/// </summary>
public sealed class SequentialPlan
{
    private readonly double[] _shares;
    private (double Tail, double[] Tails)? _solved;

    private SequentialPlan(double[] shares) => _shares = shares;

    /// <summary>One look, when all cases are answered.</summary>
    public static SequentialPlan Once { get; } = new([1]);

    /// <summary>The shares of all cases that the looks come after, ascending, the last one 1.</summary>
    public IReadOnlyList<double> Shares => _shares;

    /// <summary>Looks that lie evenly apart.</summary>
    /// <param name="looks">How many, from 1 to 20; five are usual, more gain little.</param>
    /// <returns>The plan.</returns>
    public static SequentialPlan Even(int looks)
    {
        if (looks is < 1 or > 20)
            throw new ArgumentOutOfRangeException(nameof(looks), looks, $"{looks} looks; give a number from 1 to 20.");
        return looks == 1 ? Once : new SequentialPlan([.. Enumerable.Range(1, looks).Select(look => (double)look / looks)]);
    }

    /// <summary>How many cases have to be answered at a look, from 0, of all.</summary>
    internal int CasesAt(int look, int all) => look == _shares.Length - 1 ? all : (int)Math.Round(_shares[look] * all);

    /// <summary>The one-sided error of each look.</summary>
    internal double[] Tails(double tail)
    {
        if (_shares.Length == 1)
            return [tail];
        lock (_shares)
        {
            if (_solved is not { } solved || solved.Tail != tail)
                _solved = solved = (tail, SequentialBoundary.Tails(_shares, tail));
            return solved.Tails;
        }
    }
}
