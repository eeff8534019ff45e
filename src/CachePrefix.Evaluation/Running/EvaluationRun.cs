using System.Diagnostics;
using System.Text.Json;
using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>Asks both sides of a comparison the cases of a suite and says whether the candidate holds.</summary>
public static class EvaluationRun
{
    /// <summary>Runs an evaluation.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="suite">The cases.</param>
    /// <param name="baseline">What is known to be good.</param>
    /// <param name="candidate">What is to be as good and cheaper.</param>
    /// <param name="scorer">Scores the answers.</param>
    /// <param name="options">What has to be shown, when to look, what to keep.</param>
    /// <param name="cancellationToken">Ends the run; answers that were given are kept.</param>
    /// <returns>The result.</returns>
    /// <exception cref="EvaluationException">Both sides are the same, or no case could be answered.</exception>
    public static async Task<EvaluationResult> RunAsync<TInput, TAnswer>(
        EvaluationSuite<TInput, TAnswer> suite,
        EvaluatedSystem<TInput, TAnswer> baseline,
        EvaluatedSystem<TInput, TAnswer> candidate,
        Scorer<TInput, TAnswer> scorer,
        EvaluationOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(options);
        options.Comparison.Check();
        if (options.MaxConcurrency < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxConcurrency, $"MaxConcurrency is {options.MaxConcurrency}; give 1 or more.");
        if (baseline.Name == candidate.Name && baseline.Version == candidate.Version && baseline.Repetition == candidate.Repetition)
            throw new EvaluationException($"Baseline and candidate are both '{baseline.Name}' in the same version. Give one of them another Repetition to compare a system with itself.");

        var started = Stopwatch.GetTimestamp();
        var sides = (Baseline: new SideRunner<TInput, TAnswer>(suite, baseline, scorer, options.Answers), Candidate: new SideRunner<TInput, TAnswer>(suite, candidate, scorer, options.Answers));
        var order = InOrder(suite.Cases, options.Comparison.Seed);
        var answered = new AnsweredCase[order.Length];
        var tails = options.Plan.Tails(options.Comparison.Tail);
        for (var (look, done) = (0, 0); ; look++)
        {
            var count = options.Plan.CasesAt(look, order.Length);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(Enumerable.Range(done, count - done), parallel, async (index, token) =>
            {
                var each = order[index];
                var (one, other) = (sides.Baseline.RunAsync(each, token), sides.Candidate.RunAsync(each, token));
                await Task.WhenAll(one, other).ConfigureAwait(false);
                answered[index] = new AnsweredCase(each.Id, each.Class, each.Source, Shown(each.Input, suite), await one.ConfigureAwait(false), await other.ConfigureAwait(false));
            }).ConfigureAwait(false);
            done = count;
            var comparison = Compare(answered.AsSpan(0, count), options, tails[look]);
            if (comparison.Verdict == Verdict.CannotTell && look < tails.Length - 1)
                continue;
            return new EvaluationResult(
                comparison, answered[..count], EvaluationSummary.Of(suite.Name, suite.Cases.Count, (baseline.Name, baseline.ShortVersion), (candidate.Name, candidate.ShortVersion),
                    (scorer.Name, scorer.Version), comparison, answered[..count], (look + 1, tails.Length), options, Stopwatch.GetElapsedTime(started)));
        }
    }

    private static QualityComparison Compare(ReadOnlySpan<AnsweredCase> answered, EvaluationOptions options, double tail)
    {
        var pairs = new List<PairedCase>(answered.Length);
        foreach (var each in answered)
        {
            if (!each.IsFailed)
                pairs.Add(new PairedCase(each.Id, each.Baseline.Score, each.Candidate.Score, each.Class, each.Source));
        }

        var failed = answered.Length - pairs.Count;
        if (pairs.Count == 0)
        {
            var first = answered[0].Baseline.Error ?? answered[0].Candidate.Error;
            throw new EvaluationException($"None of the {answered.Length} cases could be answered. The first failed with: {first}");
        }

        var comparison = QualityComparison.Of(pairs, options.Comparison, tail);
        return failed <= options.MaxFailed * answered.Length ? comparison : comparison with
        {
            Verdict = Verdict.CannotTell,
            Reason = $"{failed} of {answered.Length} cases failed, and those may be the hard ones. Run again when the provider answers. Of the others: {comparison.Reason}",
            MoreCases = failed,
        };
    }

    /// <summary>A random order, the same for a seed, with the cases of a source beside each other, so that a look sees whole sources.</summary>
    private static EvaluationCase<TInput, TAnswer>[] InOrder<TInput, TAnswer>(IReadOnlyList<EvaluationCase<TInput, TAnswer>> cases, ulong seed)
    {
        var groups = cases.GroupBy(static each => each.Source ?? "\0" + each.Id, StringComparer.Ordinal).Select(static group => group.ToArray()).ToArray();
        new SeededRandom(seed).Shuffle(groups.AsSpan());
        return [.. groups.SelectMany(static group => group)];
    }

    private static string Shown<TInput, TAnswer>(TInput input, EvaluationSuite<TInput, TAnswer> suite) => input as string ?? JsonSerializer.Serialize(input, suite.InputType);
}
