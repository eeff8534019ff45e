using CachePrefix.Batch.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Batch.Tests;

/// <summary>The service that a program asks for its batches.</summary>
public sealed class PromptBatchesTests
{
    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task A_run_of_an_earlier_process_is_listed_and_opened_by_the_prompts_type(string kind)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();
        await using (var before = Services(office, folder))
        {
            await before.GetRequiredService<IPromptBatches>().SubmitAsync<TagPrompt, Tag>(Office.Tickets(3), Office.Options(folder.Store, "tags"));
            await before.GetRequiredService<IPromptBatches>().SubmitAsync<CascadePrompt, Tag>([new CascadePrompt { Ticket = "Ticket 2" }], Office.Options(folder.Store, "care"));
        }

        await using var after = Services(office, folder);
        var batches = after.GetRequiredService<IPromptBatches>();
        var runs = await batches.ListAsync().ToListAsync();
        var tags = await batches.OpenAsync<TagPrompt, Tag>("tags", Office.Tickets(3), Office.Options(folder.Store));
        var items = await tags.ResultsAsync().ToListAsync();

        Assert.Equal([("care", "CascadePrompt"), ("tags", "TagPrompt")], runs.Select(static run => (run.Name, run.Prompt)).Order());
        Assert.Equal(["tag0", "tag1", "tag2"], items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        Assert.True((await batches.FindAsync("tags"))!.IsDone);
        await batches.DeleteAsync("tags");
        Assert.Null(await batches.FindAsync("tags"));
    }

    [Fact]
    public async Task What_cannot_be_opened_is_told()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        await using var services = Services(office, folder);
        var batches = services.GetRequiredService<IPromptBatches>();
        await batches.SubmitAsync<TagPrompt, Tag>(Office.Tickets(1), Office.Options(folder.Store, "tags"));

        var missing = await Assert.ThrowsAsync<BatchException>(() => batches.OpenAsync<TagPrompt, Tag>("nothing", Office.Tickets(1)));
        var other = await Assert.ThrowsAsync<BatchException>(() => batches.OpenAsync<CascadePrompt, Tag>("tags", [new CascadePrompt { Ticket = "Ticket 2" }]));
        var unknown = await Assert.ThrowsAsync<CachePrefixConfigurationException>(() => batches.SubmitAsync<PatientPrompt, string>([]));
        await using var held = await folder.Store.TryLockAsync("tags", default);
        var busy = await Assert.ThrowsAsync<BatchException>(() => batches.DeleteAsync("tags"));

        Assert.Equal("The store has no run 'nothing'; ListAsync shows those that there are.", missing.Message);
        Assert.Equal("Run 'tags' is one of prompt 'TagPrompt', not of 'CascadePrompt'.", other.Message);
        Assert.StartsWith("No client answers prompts of type 'PatientPrompt' with 'string'", unknown.Message, StringComparison.Ordinal);
        Assert.StartsWith("A process works on run 'tags'", busy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_goes_on_without_its_prompts_until_its_results_are_here()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var prompts = Enumerable.Range(0, 4).Select(static number => new CascadePrompt { Ticket = $"Ticket {number}" }).ToList();
        await new CascadePromptClient(office.Runtime).SubmitBatchAsync(prompts, Office.Options(folder.Store, "care"));

        var state = await BatchResumption.ResumeAsync(folder.Store, "care", office.Tiers, Office.Options(folder.Store));

        Assert.All(state.Parts, static part => Assert.Equal(BatchPartState.Done, part.State));
        Assert.Equal(4, office.Emulator.Stats.Total.BatchRequests);
        var items = await (await new CascadePromptClient(office.Runtime).SubmitBatchAsync(prompts, Office.Options(folder.Store, "care"))).ResultsAsync().ToListAsync();
        Assert.Equal(["tag0", "tag1", "tag2", "tag3"], items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        Assert.Equal(6, office.Emulator.Stats.Total.BatchRequests);
        Assert.Contains("has no run 'nothing'", (await Assert.ThrowsAsync<BatchException>(() => BatchResumption.ResumeAsync(folder.Store, "nothing", office.Tiers))).Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Office office, TemporaryFolder folder) => new ServiceCollection()
        .AddSingleton(office.RuntimeOf())
        .AddPrompts()
        .AddBatches(folder.Path)
        .BuildServiceProvider();
}
