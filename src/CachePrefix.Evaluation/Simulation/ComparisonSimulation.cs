using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation.Simulation;

/// <summary>Proves the statistics on worlds whose truth is known.</summary>
public static class ComparisonSimulation
{
    private const double Margin = 0.02;

    /// <summary>Simulates everything that the gate promises.</summary>
    /// <param name="runs">Comparisons per world, 2,000 for the record.</param>
    /// <param name="seed">The seed: the same seed gives the same figures.</param>
    /// <param name="cancellationToken">Ends the simulation.</param>
    /// <returns>One row per promise and world.</returns>
    public static IEnumerable<SimulationRow> Run(int runs = 2_000, ulong seed = 1, CancellationToken cancellationToken = default)
    {
        if (runs is < 1 or > 1_000_000)
            throw new ArgumentOutOfRangeException(nameof(runs), runs, $"{runs} runs; give a number from 1 to 1000000.");
        return Rows(runs, seed, cancellationToken);
    }

    private static IEnumerable<SimulationRow> Rows(int runs, ulong seed, CancellationToken cancellationToken)
    {
        var worlds = 0UL;
        foreach (var (name, world) in Covered())
            yield return Coverage(name, world);
        var equal = new SimulatedQuality { Cases = 1_000, Worse = 0.05, Better = 0.05 };
        foreach (var (name, world, looks) in new[]
        {
            ("equal, 1,000 cases", equal, 1),
            ("equal, 1,000 cases, 5 looks", equal, 5),
            ("equal, 1,000 cases in 8 classes", equal with { Classes = 8 }, 1),
            ("equal, 1,000 cases in 8 classes, 5 looks", equal with { Classes = 8 }, 5),
            ("equal, 300 cases, few differ", equal with { Cases = 300, Worse = 0.02, Better = 0.02, Classes = 4 }, 1),
            ("equal, 1,000 cases of 100 sources, 5 looks", equal with { SourceSize = 10, Correlation = 0.3 }, 5),
        })
            yield return Verdicts(name, world, looks, Verdict.Drops, 0, 0.05);
        var worse = new SimulatedQuality { Cases = 1_000, Worse = 0.10, Better = 0.05 };
        foreach (var (name, world, looks) in new[]
        {
            ("5 points worse, 1,000 cases, 15 % differ", worse, 1),
            ("5 points worse, 1,000 cases, 15 % differ, 5 looks", worse, 5),
            ("5 points worse, 1,000 cases, 22 % differ (90 against 85 % right, independent)", worse with { Worse = 0.135, Better = 0.085 }, 1),
            ("a whole class of 8 down by 25 points, 1,000 cases", worse, -1),
        })
            yield return looks > 0 ? Verdicts(name, world, looks, Verdict.Drops, 0.9, 1) : OneClass(name);
        yield return SelfComparison.Run(Math.Min(runs, 1_000), seed, cancellationToken);
        var ten = new SimulatedQuality { Cases = 10, Worse = 0.05, Better = 0.05 };
        yield return Verdicts("10 cases, equal", ten, 1, Verdict.CannotTell, 1, 1);
        yield return Verdicts("10 cases, all worse", ten with { Worse = 1, Better = 0 }, 1, Verdict.CannotTell, 1, 1);
        yield return Verdicts("equal, 1,000 cases, 2 % differ", equal with { Worse = 0.01, Better = 0.01 }, 5, Verdict.Holds, 0.9, 1);

        SimulationRow Coverage(string name, SimulatedQuality world) => Count(name, "interval covers the truth", world, 0.93, 0.97, (cases, run) =>
        {
            // Bootstraps of one seed would all err to the same side.
            var options = Options(SeededRandom.Derive(seed + 2_000, run));
            var interval = DifferenceInterval.Of(PairedSample.Of(cases), options.Tail, options.Resamples, options.Seed);
            return (interval.Low <= world.Truth && world.Truth <= interval.High, 1);
        });

        SimulationRow Verdicts(string name, SimulatedQuality world, int looks, Verdict verdict, double least, double most)
        {
            var plan = SequentialPlan.Even(looks);
            return Count(name, verdict == Verdict.CannotTell ? "cannot tell" : verdict.ToString().ToLowerInvariant(), world, least, most, (cases, _) =>
            {
                var (comparison, used) = Look(cases, plan, Options(seed));
                return (comparison.Verdict == verdict, used);
            });
        }

        SimulationRow OneClass(string name)
        {
            var world = new SimulatedQuality { Cases = 1_000, Worse = 0.03, Better = 0.03, Classes = 8 };
            var random = new SimulatedQuality { Cases = 1_000, Worse = 0.27, Better = 0.02, Classes = 8 };
            return Count(name, "drops, class named", world, 0.9, 1, (cases, run) =>
            {
                var other = random.Draw(SeededRandom.Derive(seed + 1_000, run));
                var mixed = cases.Select((each, index) => each.Class == "class 3" ? other[index] : each).ToList();
                return (QualityComparison.Of(mixed, Options(seed)).DroppedClasses.Any(static each => each.Class == "class 3"), 1);
            });
        }

        SimulationRow Count(string name, string question, SimulatedQuality world, double least, double most, Func<List<PairedCase>, ulong, (bool Hit, double Used)> judge)
        {
            // Every world has seeds of its own, so that rows err apart from each other.
            var worldSeed = SeededRandom.Derive(seed, ++worlds);
            var hits = 0;
            var used = new double[runs];
            Parallel.For(0, runs, new ParallelOptions { CancellationToken = cancellationToken }, run =>
            {
                var (hit, share) = judge(world.Draw(SeededRandom.Derive(worldSeed, (ulong)run + 1)), (ulong)run);
                used[run] = share;
                if (hit)
                    Interlocked.Increment(ref hits);
            });
            return new SimulationRow(name, question, runs, hits, least, most, used.Average());
        }
    }

    /// <summary>Looks as a run would: in order, until something is clear.</summary>
    internal static (QualityComparison Comparison, double Used) Look(List<PairedCase> cases, SequentialPlan plan, ComparisonOptions options)
    {
        var tails = plan.Tails(options.Tail);
        for (var look = 0; ; look++)
        {
            var count = plan.CasesAt(look, cases.Count);
            var comparison = QualityComparison.Of(cases.GetRange(0, count), options, tails[look]);
            if (comparison.Verdict != Verdict.CannotTell || look == tails.Length - 1)
                return (comparison, (double)count / cases.Count);
        }
    }

    private static ComparisonOptions Options(ulong seed) => new() { Margin = Margin, Seed = seed };

    private static IEnumerable<(string Name, SimulatedQuality World)> Covered()
    {
        var even = new SimulatedQuality { Cases = 1_000, Worse = 0.08, Better = 0.08 };
        yield return ("1,000 cases, equal, 16 % differ", even);
        yield return ("1,000 cases, 5 points worse, 15 % differ", even with { Worse = 0.10, Better = 0.05 });
        yield return ("200 cases, 10 points worse, 30 % differ", even with { Cases = 200, Worse = 0.2, Better = 0.1 });
        yield return ("500 cases, 2 points worse, 4 % differ", even with { Cases = 500, Worse = 0.03, Better = 0.01 });
        yield return ("500 cases with shades, 5 points worse", even with { Cases = 500, Worse = 0.15, Better = 0.05, IsShaded = true });
        yield return ("1,000 cases of 100 sources, alike by 0.3", even with { Worse = 0.12, Better = 0.08, SourceSize = 10, Correlation = 0.3 });
        yield return ("1,000 cases of 100 sources, alike by 0.8", even with { Worse = 0.2, Better = 0.15, SourceSize = 10, Correlation = 0.8 });
        yield return ("300 cases of 30 sources, alike by 0.2", even with { Cases = 300, Worse = 0.2, Better = 0.15, SourceSize = 10, Correlation = 0.2 });
        yield return ("600 cases of 200 sources with shades", even with { Cases = 600, Worse = 0.15, Better = 0.1, SourceSize = 3, Correlation = 0.4, IsShaded = true });
    }
}
