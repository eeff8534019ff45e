using CachePrefix.Evaluation;
using SupportBot;

namespace CachePrefix.Samples.Tests;

public sealed class SupportBotGateTests
{
    private static readonly IReadOnlyList<SupportQuestion> Questions = SupportQuestion.Create(ProductHandbook.Embedded, SupportQuestion.Most);

    [Fact]
    public async Task The_cascade_passes_the_gate_against_the_large_model_alone()
    {
        var result = await new QualityGate(Questions, live: false).RunAsync(CancellationToken.None);

        Assert.True(result.Verdict == Verdict.Holds, result.Comparison.Reason);
        Assert.True(result.Summary.Saving > 0.2, $"saved {result.Summary.Saving}");
    }

    [Fact]
    public async Task Without_its_validator_it_fails_with_the_class_of_hard_questions_named()
    {
        var result = await new QualityGate(Questions, live: false, isChecked: false).RunAsync(CancellationToken.None);

        Assert.Equal(Verdict.Drops, result.Verdict);
        Assert.Equal("hard", Assert.Single(result.Comparison.DroppedClasses).Class);
        Assert.Contains("'hard'", result.Comparison.Reason);
    }

    [Fact]
    public async Task A_second_run_asks_nobody()
    {
        var folder = Directory.CreateTempSubdirectory("cacheprefix-gate-").FullName;
        try
        {
            var first = await new QualityGate([.. Questions.Take(60)], live: false, answers: folder).RunAsync(CancellationToken.None);
            var second = await new QualityGate([.. Questions.Take(60)], live: false, answers: folder).RunAsync(CancellationToken.None);

            Assert.True(first.Summary.Baseline.Paid > 0);
            Assert.Equal((0m, 0m), (second.Summary.Baseline.Paid, second.Summary.Candidate.Paid));
            Assert.Equal(first.Comparison.Difference, second.Comparison.Difference);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
