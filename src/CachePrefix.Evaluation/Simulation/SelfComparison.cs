using System.Globalization;
using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation.Simulation;

/// <summary>Compares one configuration with itself, through everything that an evaluation does, with a model that does not always answer the same.</summary>
internal static class SelfComparison
{
    private const int Cases = 200;

    public static SimulationRow Run(int runs, ulong seed, CancellationToken cancellationToken)
    {
        var suite = new EvaluationSuite<string, string>(
            "self",
            Enumerable.Range(0, Cases).Select(static number => new EvaluationCase<string, string>(Text(number), Text(number)) { Expected = "right", Class = $"class {number % 3}" }),
            EvaluationJson.Default.String,
            EvaluationJson.Default.String);
        var scorer = Scorers.By<string, string>(static (evaluated, answer) => answer == evaluated.Expected, "equal");
        var dropped = 0;
        Parallel.ForEachAsync(Enumerable.Range(0, runs), cancellationToken, async (run, token) =>
        {
            var runSeed = SeededRandom.Derive(seed, (ulong)run + 1);
            var options = new EvaluationOptions { Comparison = new ComparisonOptions { Margin = 0.02, Seed = runSeed }, Plan = SequentialPlan.Even(3), MaxConcurrency = 1 };
            var baseline = Varying(runSeed);
            var candidate = baseline with { Repetition = 1, AnswerAsync = Varying(runSeed, repetition: 1).AnswerAsync };
            var result = await EvaluationRun.RunAsync(suite, baseline, candidate, scorer, options, token).ConfigureAwait(false);
            if (result.Verdict == Verdict.Drops)
                Interlocked.Increment(ref dropped);
        }).GetAwaiter().GetResult();
        return new SimulationRow($"one configuration against itself, {Cases} cases in 3 classes, 3 looks", "drops", runs, dropped, 0, 0.05);
    }

    /// <summary>Every case has a difficulty of its own, and is answered rightly in 60 to 100 % of attempts.</summary>
    private static EvaluatedSystem<string, string> Varying(ulong seed, ulong repetition = 0) => new("varying", "1", (input, _) =>
    {
        var number = ulong.Parse(input, CultureInfo.InvariantCulture);
        var difficulty = new SeededRandom(SeededRandom.Derive(seed, number)).NextDouble();
        var isRight = new SeededRandom(SeededRandom.Derive(seed + 1 + repetition, number)).Happens(1 - (0.4 * difficulty));
        return Task.FromResult(new SystemAnswer<string> { Value = isRight ? "right" : "wrong", Cost = 0 });
    });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
