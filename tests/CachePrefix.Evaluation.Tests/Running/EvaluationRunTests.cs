using CachePrefix.Evaluation.Simulation;

namespace CachePrefix.Evaluation.Tests.Running;

public sealed class EvaluationRunTests
{
    private static readonly EvaluationSuite<string, string> Suite = Support.Suite(500, static i => i % 4 == 0 ? "hard" : "simple");

    [Fact]
    public async Task A_re_run_asks_nothing_and_costs_nothing()
    {
        using var folder = new Folder();
        var asked = 0;
        var baseline = Support.Answering("large", static _ => true, () => Interlocked.Increment(ref asked));
        var candidate = Support.Answering("small", static i => i % 50 != 1, () => Interlocked.Increment(ref asked));
        var scorer = Scorers.Exact(Suite);

        var first = await EvaluationRun.RunAsync(Suite, baseline, candidate, scorer, Support.Options(new AnswerStore(folder.Path)));
        var second = await EvaluationRun.RunAsync(Suite, baseline, candidate, scorer, Support.Options(new AnswerStore(folder.Path)));

        Assert.Equal(1_000, asked);
        Assert.Equal((0.5m, 0.5m), (first.Summary.Baseline.Paid, first.Summary.Baseline.Cost));
        Assert.Equal((0m, 0m, 0.5m), (second.Summary.Baseline.Paid, second.Summary.Candidate.Paid, second.Summary.Candidate.Cost));
        Assert.Equal(500, second.Summary.Candidate.Kept);
        Assert.Equal(first.Comparison.Difference, second.Comparison.Difference);
    }

    [Fact]
    public async Task A_re_run_asks_only_what_changed()
    {
        using var folder = new Folder();
        var store = new AnswerStore(folder.Path);
        var asked = new List<string>();
        var baseline = Support.Answering("large", static _ => true, () => Add("large"));
        var candidate = Support.Answering("small", static _ => true, () => Add("small"));
        await EvaluationRun.RunAsync(Suite, baseline, candidate, Scorers.Exact(Suite), Support.Options(store));
        var kept = Directory.GetFiles(folder.Path, "*.json", SearchOption.AllDirectories);
        Assert.Equal(1_000, kept.Length);
        asked.Clear();

        await EvaluationRun.RunAsync(Suite, baseline, candidate with { Version = "2" }, Scorers.Exact(Suite), Support.Options(store));
        Assert.Equal(500, asked.Count(static name => name == "small"));
        Assert.DoesNotContain("large", asked);

        // What is damaged is asked for again.
        asked.Clear();
        File.WriteAllText(kept[0], "{ \"format\": 1");
        File.WriteAllText(kept[1], File.ReadAllText(kept[2]));
        await EvaluationRun.RunAsync(Suite, baseline, candidate, Scorers.Exact(Suite), Support.Options(store));
        Assert.Equal(2, asked.Count);

        void Add(string name)
        {
            lock (asked)
                asked.Add(name);
        }
    }

    [Fact]
    public async Task A_class_that_drops_fails_the_gate_with_its_name_and_its_worst_cases()
    {
        var exception = await Assert.ThrowsAsync<EvaluationGateException>(static () => EvaluationGate.AssertHoldsAsync(
            Suite, Support.Answering("large", static _ => true), Support.Answering("small", static i => i % 4 != 0 || i % 3 != 0, cost: 0.0002m), Scorers.Exact(Suite), Support.Options()));

        Assert.Equal(Verdict.Drops, exception.Result.Verdict);
        Assert.Contains("'hard'", exception.Message);
        Assert.DoesNotContain("'simple'", exception.Message);
        Assert.Contains("nonsense", exception.Message);
        Assert.Contains("80.0 %", exception.Message);
        Assert.All(exception.Result.Summary.Worst, static worst => Assert.Equal("hard", worst.Class));
    }

    [Fact]
    public async Task What_holds_passes_and_says_what_was_saved()
    {
        var result = await EvaluationGate.AssertHoldsAsync(
            Suite, Support.Answering("large", static _ => true), Support.Answering("small", static _ => true, cost: 0.00025m), Scorers.Exact(Suite), Support.Options());

        Assert.Equal(0.75, result.Summary.Saving);
        Assert.Equal(Verdict.Holds, result.Verdict);
    }

    [Fact]
    public async Task Ten_cases_do_not_pass_the_gate()
    {
        var suite = Support.Suite(10);

        var exception = await Assert.ThrowsAsync<EvaluationGateException>(() => EvaluationGate.AssertHoldsAsync(
            suite, Support.Answering("large", static _ => true), Support.Answering("small", static _ => true), Scorers.Exact(suite), Support.Options()));

        Assert.Equal(Verdict.CannotTell, exception.Result.Verdict);
    }

    [Fact]
    public async Task A_clear_result_ends_early_and_asks_no_more()
    {
        var asked = 0;
        var options = Support.Options() with { Plan = SequentialPlan.Even(5) };

        var result = await EvaluationRun.RunAsync(
            Suite, Support.Answering("large", static _ => true), Support.Answering("small", static i => i % 3 != 0, () => Interlocked.Increment(ref asked)), Scorers.Exact(Suite), options);

        Assert.Equal(Verdict.Drops, result.Verdict);
        Assert.True(asked < 500, $"asked {asked}");
        Assert.Equal((asked, 500), (result.Summary.Cases, result.Summary.CasesInSuite));
        Assert.True(result.Summary.Look < 5);
    }

    [Fact]
    public async Task Failures_are_left_out_and_many_of_them_tell_nothing()
    {
        Assert.Equal(Verdict.Holds, (await RunAsync(failEvery: 100)).Verdict);
        var many = await RunAsync(failEvery: 10);
        Assert.Equal(Verdict.CannotTell, many.Verdict);
        Assert.Equal(50, many.Summary.Failed);
        Assert.Contains("50 of 500 cases failed", many.Summary.Reason);

        Task<EvaluationResult> RunAsync(int failEvery)
        {
            var candidate = Support.Answering("small", static _ => true);
            var failing = candidate with
            {
                AnswerAsync = (input, token) => int.Parse(input.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) % failEvery == 0
                    ? throw new HttpRequestException("503") : candidate.AnswerAsync(input, token),
            };
            return EvaluationRun.RunAsync(Suite, Support.Answering("large", static _ => true), failing, Scorers.Exact(Suite), Support.Options());
        }
    }

    [Fact]
    public async Task When_nothing_is_answered_the_first_error_is_said()
    {
        var broken = Support.Answering("small", static _ => true) with { AnswerAsync = static (_, _) => throw new HttpRequestException("no such host") };

        var exception = await Assert.ThrowsAsync<EvaluationException>(() => EvaluationRun.RunAsync(
            Suite, Support.Answering("large", static _ => true), broken, Scorers.Exact(Suite), Support.Options()));

        Assert.Contains("no such host", exception.Message);
    }

    [Fact]
    public async Task The_same_system_twice_needs_two_repetitions()
    {
        var system = Support.Answering("one", static _ => true);

        await Assert.ThrowsAsync<EvaluationException>(() => EvaluationRun.RunAsync(Suite, system, system, Scorers.Exact(Suite), Support.Options()));
        Assert.Equal(Verdict.Holds, (await EvaluationRun.RunAsync(Suite, system, system with { Repetition = 1 }, Scorers.Exact(Suite), Support.Options())).Verdict);
    }

    /// <summary>The short form of what <c>cacheprefix eval --simulate</c> prints.</summary>
    [Fact]
    public void A_system_against_itself_seldom_drops()
    {
        var row = SelfComparison.Run(runs: 150, seed: 3, CancellationToken.None);

        Assert.True(row.Interval.Low <= 0.05, row.ToString());
    }
}
