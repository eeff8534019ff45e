using CachePrefix.Models;
using SupportBot;

namespace CachePrefix.Samples.Tests;

public sealed class SupportBotTests
{
    private static readonly IReadOnlyList<SupportQuestion> Questions = SupportQuestion.Create(ProductHandbook.Embedded, SupportQuestion.Most);

    [Fact]
    public async Task The_generated_client_saves_four_fifths_and_reads_its_prefix_from_the_cache()
    {
        var comparison = await RunAsync(Questions);

        Assert.True(comparison.SavingPercent >= 80, $"saved {comparison.SavingPercent:0.0} %");
        Assert.True(comparison.Routed.PrefixReadPercent >= 99, $"read {comparison.Routed.PrefixReadPercent:0.0} %");
        Assert.Equal(600, comparison.Baseline.Requests);
        Assert.Equal(0, comparison.Baseline.Tokens.CacheRead + comparison.Baseline.Tokens.CacheWrite);
        Assert.Equal(600 + comparison.Routed.Escalations, comparison.Bill.Requests);
        Assert.Equal(1, comparison.Routed.TierShares.Values.Sum(), precision: 9);
    }

    [Fact]
    public async Task The_results_add_up_to_the_bill_of_the_provider()
    {
        var comparison = await RunAsync([.. Questions.Take(100)]);

        Assert.Equal(comparison.Bill, comparison.Routed.Bill);
    }

    [Fact]
    public async Task The_validator_sends_what_the_small_model_gets_wrong_to_the_large_one()
    {
        var hard = Questions.Where(question => question.IsHard).Take(40).ToList();
        var simple = Questions.Where(question => !question.IsHard).Take(40).ToList();

        Assert.True((await RunAsync(hard)).Routed.Escalations >= 30);
        Assert.True((await RunAsync(simple)).Routed.Escalations <= 5);
    }

    [Fact]
    public void Every_question_is_asked_once_and_three_in_ten_are_hard()
    {
        Assert.Equal(600, Questions.DistinctBy(question => question.Text).Count());
        Assert.Equal(180, Questions.Count(question => question.IsHard));
        Assert.Equal(Questions, SupportQuestion.Create(ProductHandbook.Embedded, SupportQuestion.Most), (one, other) => one.Text == other.Text);
    }

    [Fact]
    public void The_handbook_is_long_enough_for_the_cache_of_the_small_model()
    {
        var tokens = TokenEstimate.Of(ProductHandbook.Embedded.Text);

        Assert.InRange(tokens.Likely, 4_600, 5_400);
        Assert.True(ModelCatalog.Default.TryFind("claude-haiku-4-5", out var model));
        Assert.True(tokens.Lower >= model.MinimumPrefixTokens);
    }

    [Fact]
    public void A_right_answer_is_grounded_and_one_that_cites_nothing_or_an_unknown_section_is_not()
    {
        var prompt = new SupportPrompt { Handbook = ProductHandbook.Embedded.Text, Question = "?" };

        Assert.All(Questions, question => Assert.True(SupportPrompt.IsGrounded(prompt, question.Answer)));
        Assert.False(SupportPrompt.IsGrounded(prompt, Questions[0].Answer with { Sections = [] }));
        Assert.False(SupportPrompt.IsGrounded(prompt, Questions[0].Answer with { Sections = ["Product comparison"] }));
    }

    private static Task<Comparison> RunAsync(IReadOnlyList<SupportQuestion> questions) =>
        new Experiment(questions, live: false).RunAsync(static () => { }, static () => { }, CancellationToken.None);
}
