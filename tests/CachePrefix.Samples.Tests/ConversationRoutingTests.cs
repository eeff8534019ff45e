using ConversationRouting;

namespace CachePrefix.Samples.Tests;

public sealed class ConversationRoutingTests
{
    private readonly Replay _replay = new(talks: 8, turns: 24, seed: 100);

    [Fact]
    public async Task A_long_context_is_cheaper_than_by_difficulty_alone_and_than_every_fixed_tier_as_good()
    {
        var outcomes = (await _replay.RunAsync(60_000, CancellationToken.None)).ToDictionary(static outcome => outcome.Policy);
        var aware = outcomes[Replay.CacheAware];

        Assert.True(aware.SavingOver(outcomes[Replay.ByDifficulty]) >= 17, $"saved {aware.SavingOver(outcomes[Replay.ByDifficulty]):0.0} %");
        Assert.True(aware.Quality >= outcomes[Replay.ByDifficulty].Quality, $"{aware.Quality} against {outcomes[Replay.ByDifficulty].Quality}");
        AssertCheaperThanFixedTiersAsGood(outcomes);
    }

    [Fact]
    public async Task A_short_context_holds_no_tier_without_a_saving()
    {
        var outcomes = (await _replay.RunAsync(8_000, CancellationToken.None)).ToDictionary(static outcome => outcome.Policy);

        Assert.True(outcomes[Replay.CacheAware].Cost <= outcomes[Replay.ByDifficulty].Cost);
        Assert.True(outcomes[Replay.CacheAware].Quality >= outcomes[Replay.ByDifficulty].Quality);
        AssertCheaperThanFixedTiersAsGood(outcomes);
    }

    private static void AssertCheaperThanFixedTiersAsGood(Dictionary<string, Outcome> outcomes)
    {
        var aware = outcomes[Replay.CacheAware];
        var asGood = outcomes.Values.Where(outcome => outcome.Policy.StartsWith("always", StringComparison.Ordinal) && outcome.Quality >= aware.Quality).ToList();

        Assert.NotEmpty(asGood);
        Assert.All(asGood, outcome => Assert.True(aware.Cost <= outcome.Cost, $"{outcome.Policy}: {outcome.Cost} against {aware.Cost}"));
    }
}
