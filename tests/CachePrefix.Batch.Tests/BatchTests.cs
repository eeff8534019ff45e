using Anthropic;
using CachePrefix.Batch.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.Batch.Tests;

public sealed class BatchTests
{
    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task Each_prompt_has_its_typed_result_and_the_bill_is_the_results(string kind)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();

        var batch = await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(40), Office.Options(folder.Store));
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.All(items, static item => Assert.Null(item.Error));
        Assert.Equal(Enumerable.Range(0, 40).Select(static number => (number, $"tag{number}")), items.OrderBy(static item => item.Index).Select(static item => (item.Index, item.Result!.Value.Word)));
        Assert.All(items, static item => Assert.Equal(AnswerSource.Batch, item.Result!.Source));
        Assert.Equal(40, office.Emulator.Stats.Total.BatchRequests);
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, items.Sum(static item => item.Result!.Cost));
        Assert.True((await batch.GetStateAsync()).IsDone);
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task What_the_validator_rejects_goes_to_the_next_tier_as_a_second_batch(string kind)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();
        var prompts = Enumerable.Range(0, 10).Select(static number => new CascadePrompt { Ticket = $"Ticket {number}" });

        var batch = await new CascadePromptClient(office.Runtime).SubmitBatchAsync(prompts, Office.Options(folder.Store));
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 10).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        Assert.All(items, static item => Assert.Equal(item.Index % 2 == 1 ? ("complex", 2) : ("simple", 1), (item.Result!.Tier, item.Result.Attempts.Count)));
        Assert.Equal(15, office.Emulator.Stats.Total.BatchRequests);
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, items.Sum(static item => item.Result!.Cost));
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task Behind_a_seed_the_prefix_is_read(string kind)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();
        var options = Office.Options(folder.Store);
        options.Seed = true;

        var batch = await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(100), options);
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.Equal(100, items.Count(static item => item.IsSuccess));
        // Best effort, and less than that where entries live shorter than an hour.
        Assert.InRange(items.Count(static item => item.Result!.Usage.CacheRead > 4_096), kind == "anthropic" ? 99 : 50, 99);
        var uncached = items.Sum(static item => UncachedCost(item.Result!));
        Assert.True(items.Sum(static item => item.Result!.Cost) < (kind == "anthropic" ? 0.1m : 0.4m) * uncached, $"{items.Sum(static item => item.Result!.Cost)} of {uncached}");
    }

    [Fact]
    public async Task A_run_that_is_submitted_again_goes_on_and_is_not_paid_for_again()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var client = new TagPromptClient(office.Runtime);

        var first = await (await client.SubmitBatchAsync(Office.Tickets(5), Office.Options(folder.Store, "nightly"))).ResultsAsync().ToListAsync();
        var second = await (await client.SubmitBatchAsync(Office.Tickets(5), Office.Options(folder.Store, "nightly"))).ResultsAsync().ToListAsync();

        Assert.Equal(first.OrderBy(static item => item.Index).Select(static item => item.Result!.Value), second.OrderBy(static item => item.Index).Select(static item => item.Result!.Value));
        Assert.Equal(5, office.Emulator.Stats.Total.BatchRequests);
        var other = await Assert.ThrowsAsync<BatchException>(() => client.SubmitBatchAsync(Office.Tickets(6), Office.Options(folder.Store, "nightly")));
        Assert.Contains("Run 'nightly' has 5 prompts of 'TagPrompt', not 6", other.Message, StringComparison.Ordinal);
        var changed = await Assert.ThrowsAsync<BatchException>(() => client.SubmitBatchAsync(Office.Tickets(5).Reverse(), Office.Options(folder.Store, "nightly")));
        Assert.Contains("another prompt at position 0", changed.Message, StringComparison.Ordinal);
        var last = await Assert.ThrowsAsync<BatchException>(() => client.SubmitBatchAsync(Office.Tickets(4).Append(new TagPrompt { Handbook = Office.Handbook, Ticket = "Ticket 9" }), Office.Options(folder.Store, "nightly")));
        Assert.Contains("another prompt at position 4", last.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_work_on_one_run_are_told_apart()
    {
        await using var office = await Office.OpenAsync("anthropic", duration: TimeSpan.FromSeconds(30));
        using var folder = new TemporaryFolder();
        var batch = await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(3), Office.Options(folder.Store, "nightly"));
        await using var held = await folder.Store.TryLockAsync("nightly", default);

        var error = await Assert.ThrowsAsync<BatchException>(async () => await batch.ResultsAsync().ToListAsync());

        Assert.Contains("works on run 'nightly'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task A_cancelled_run_ends_with_an_item_for_each_prompt(string kind)
    {
        await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromMinutes(5));
        using var folder = new TemporaryFolder();
        var batch = await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(10), Office.Options(folder.Store));

        await batch.CancelAsync();
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 10), items.Select(static item => item.Index).Order());
        Assert.All(items.Where(static item => !item.IsSuccess), static item => Assert.Contains($"Prompt {item.Index} of run", item.Error!.Message, StringComparison.Ordinal));
        Assert.Contains(items, static item => !item.IsSuccess);
    }

    [Fact]
    public async Task A_client_with_handlers_of_its_own_sends_batches_through_them()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var counting = new CountingHandler();
        var sdk = new AnthropicClient { BaseUrl = office.Emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "any", MaxRetries = 0, Handlers = [counting] };
        var runtime = new PromptRuntime(new TierRegistry(new Tier("simple", sdk.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching())));

        var items = await (await new TagPromptClient(runtime).SubmitBatchAsync(Office.Tickets(4), Office.Options(folder.Store))).ResultsAsync().ToListAsync();

        Assert.All(items, static item => Assert.True(item.IsSuccess));
        Assert.Equal((4, 1), (items.Count, counting.Submissions));
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Submissions { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Submissions += Network.Submission(request) ? 1 : 0;
            return base.SendAsync(request, cancellationToken);
        }
    }

    private static decimal UncachedCost(PromptResult result)
    {
        Models.ModelCatalog.Default.TryFind(result.Model!, out var model);
        var usage = result.Usage;
        return model!.CostOf(new TokenUsage(usage.TotalInput, 0, 0, 0, usage.Output), DateOnly.FromDateTime(DateTime.UtcNow))!.Value.Total;
    }
}
