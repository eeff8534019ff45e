using CachePrefix.LocalEmbeddings;
using FaqBot;

namespace CachePrefix.Samples.Tests;

public sealed class FaqBotTests
{
    [Fact]
    public async Task The_guard_serves_what_similarity_alone_would_get_wrong_or_miss()
    {
        var questions = FaqQuestion.Create(200);
        using var generator = new RememberingGenerator(new LocalEmbeddingGenerator());

        var outcomes = (await new Experiment(questions, generator).RunAsync()).ToDictionary(static outcome => outcome.Name);

        Assert.Equal((0, 0), (outcomes["no cache"].Hits, outcomes["no cache"].FalseHits));
        Assert.Equal(0, outcomes["exact"].FalseHits);
        Assert.Equal(0, outcomes["semantic, guard alone"].FalseHits);
        Assert.True(outcomes["bare similarity, 0.95"].FalseHits > 0);
        Assert.True(outcomes["semantic, guard alone"].Hits > outcomes["exact"].Hits);
        Assert.True(outcomes["semantic, guard and verifier"].Hits >= outcomes["semantic, guard alone"].Hits);
        Assert.True(outcomes["semantic, guard alone"].Cost < outcomes["exact"].Cost);
    }
}
