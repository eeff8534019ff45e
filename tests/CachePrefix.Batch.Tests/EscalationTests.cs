using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests;

public sealed class EscalationTests
{
    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task What_the_validator_rejects_goes_to_the_next_tier_at_once_where_that_is_wanted(string kind)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();

        var items = await RunAsync(office, folder.Store);

        Assert.Equal(Enumerable.Range(0, 10).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        Assert.All(items, static item => Assert.Equal(
            item.Index % 2 == 1 ? ("complex", AnswerSource.Model, 2) : ("simple", AnswerSource.Batch, 1), (item.Result!.Tier, item.Result.Source, item.Result.Attempts.Count)));
        Assert.Equal((10L, 15L), (office.Emulator.Stats.Total.BatchRequests, office.Emulator.Stats.Total.Requests));
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, items.Sum(static item => item.Result!.Cost));

        // What was sent at once is written down like what a batch answered.
        var again = await RunAsync(office, folder.Store);
        Assert.Equal(15, office.Emulator.Stats.Total.Requests);
        Assert.Equal(items.Sum(static item => item.Result!.Cost), again.Sum(static item => item.Result!.Cost));
        Assert.Equal(
            items.OrderBy(static item => item.Index).Select(static item => (item.Result!.Value, item.Result.Tier, item.Result.Usage)),
            again.OrderBy(static item => item.Index).Select(static item => (item.Result!.Value, item.Result.Tier, item.Result.Usage)));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_short_is_sent_again_and_the_others_are_not()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        await RunAsync(office, folder.Store);
        var run = (await folder.Store.FindAsync("nightly", default))!;
        var direct = run.Parts.Single(static part => part.IsDirect);
        await folder.Store.SaveAsync(run.With(direct with { State = BatchPartState.Prepared }), default);
        var file = Path.Combine(folder.Path, "nightly", $"part-{direct.Number:0000}.results.jsonl");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text[..^20]);

        var items = await RunAsync(office, folder.Store);

        Assert.Equal(Enumerable.Range(0, 10).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        Assert.Equal(16, office.Emulator.Stats.Total.Requests);
    }

    private static async Task<List<PromptItem<Tag>>> RunAsync(Office office, IBatchStore store)
    {
        var options = Office.Options(store, "nightly");
        options.Escalation = BatchEscalation.AtOnce;
        var prompts = Enumerable.Range(0, 10).Select(static number => new CascadePrompt { Ticket = $"Ticket {number}" });
        return await (await new CascadePromptClient(office.Runtime).SubmitBatchAsync(prompts, options)).ResultsAsync().ToListAsync();
    }
}
