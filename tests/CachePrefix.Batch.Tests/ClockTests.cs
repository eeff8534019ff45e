using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests;

/// <summary>Clocks that are wrong or are set do not lose prompts or make them be paid for twice.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("anthropic", -14.0, 0.0)]
    [InlineData("anthropic", 14.0, 0.0)]
    [InlineData("openai chat", 14.0, 0.0)]
    [InlineData("anthropic", 0.0, -300.0)]
    [InlineData("openai chat", 0.0, -300.0)]
    [InlineData("anthropic", 300.0, -300.0)]
    [InlineData("openai responses", 0.0, 300.0)]
    public async Task A_submission_whose_answer_is_lost_is_found_again(string kind, double offHours, double jumpHours)
    {
        await using var office = await Office.OpenAsync(kind, network: Network.LosingAnswer(Network.Submission));
        using var folder = new TemporaryFolder();
        var time = new SetClock { Offset = TimeSpan.FromHours(offHours) };
        var runtime = office.RuntimeOf(time: time);
        var options = Office.Options(folder.Store, "nightly");
        options.SearchGrace = TimeSpan.FromMilliseconds(30);
        var batch = await new TagPromptClient(runtime).SubmitBatchAsync(Office.Tickets(4), options);

        time.Offset += TimeSpan.FromHours(jumpHours);
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.All(items, static item => Assert.True(item.IsSuccess));
        Assert.Equal(4, items.Count);
        Assert.Equal(4, office.Emulator.Stats.Total.BatchRequests);
    }
}
