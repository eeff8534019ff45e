using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests;

/// <summary>Direct calls or a batch: what is done in time, then what is cheaper.</summary>
public sealed class PatienceTests
{
    private const int Prompts = 20;

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task With_patience_a_batch_answers_at_half_the_price(string kind)
    {
        var time = new VirtualTime();
        await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromHours(1), time: time);
        using var folder = new TemporaryFolder();

        var items = await new PatientPromptClient(office.Runtime).SendManyAsync(Patient(Prompts), new SendManyOptions { Batch = Slow(folder) }).ToListAsync();

        AssertAnswered(items);
        Assert.Equal((Prompts, 0L), (office.Emulator.Stats.Total.BatchRequests, office.Emulator.Stats.Total.Requests - office.Emulator.Stats.Total.BatchRequests));
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, items.Sum(static item => item.Result!.Cost));
        Assert.All(items, static item =>
        {
            var delivery = item.Result!.Delivery!;
            Assert.True(delivery.IsBatch);
            Assert.True(delivery.BatchCost < delivery.DirectCost, $"{delivery.BatchCost} of {delivery.DirectCost}");
            Assert.Contains("a batch costs about $", delivery.Reason, StringComparison.Ordinal);
        });
        Assert.Empty(await folder.Store.ListAsync(default).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task What_a_batch_has_not_answered_by_the_deadline_is_sent_directly_and_nothing_twice(string kind)
    {
        var time = new VirtualTime();
        await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromHours(20), time: time);
        using var folder = new TemporaryFolder();

        var items = await new PatientPromptClient(office.Runtime).SendManyAsync(Patient(Prompts), new SendManyOptions { Batch = Slow(folder, "nightly") }).ToListAsync();

        AssertAnswered(items);
        var stats = office.Emulator.Stats.Total;
        Assert.Equal(Prompts, stats.Requests);
        Assert.Equal(8, stats.BatchRequests);
        Assert.Equal(stats.BatchRequests, items.Count(static item => item.Result!.Source == AnswerSource.Batch));
        Assert.Equal(stats.CostUsd, items.Sum(static item => item.Result!.Cost));
        Assert.All(items, static item => Assert.Equal(item.Result!.Source == AnswerSource.Batch, item.Result.Delivery!.IsBatch));
        Assert.Contains(items, static item => item.Result!.Delivery!.Reason == "the batch did not answer it by the deadline");

        // The same run again costs nothing: what was sent directly is written down too.
        var again = await new PatientPromptClient(office.Runtime).SendManyAsync(Patient(Prompts), new SendManyOptions { Batch = Slow(folder, "nightly") }).ToListAsync();
        AssertAnswered(again);
        Assert.Equal(items.Sum(static item => item.Result!.Cost), again.Sum(static item => item.Result!.Cost));
        Assert.Equal(Prompts, office.Emulator.Stats.Total.Requests);
        Assert.All(again, static item => Assert.False(item.Result!.Delivery is { IsBatch: true, Reason: not "run 'nightly' was begun as a batch" }));
    }

    [Theory]
    [InlineData("2026-11-27T00:30:00Z", "30 min until the deadline are less than the 1 h within which most batches end")]
    [InlineData("2026-11-26T00:00:00Z", "0 min until the deadline are less than the 1 h within which most batches end")]
    public async Task Without_time_for_a_batch_calls_are_direct(string deadline, string reason)
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
        await using var office = await Office.OpenAsync("anthropic", time: time);

        var items = await new PatientPromptClient(office.Runtime)
            .SendManyAsync(Patient(3), new SendManyOptions { Deadline = DateTimeOffset.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture) }).ToListAsync();

        AssertAnswered(items);
        Assert.All(items, item => Assert.Equal((false, reason), (item.Result!.Delivery!.IsBatch, item.Result.Delivery.Reason)));
        Assert.Equal(0, office.Emulator.Stats.Total.BatchRequests);
    }

    [Fact]
    public async Task A_long_prefix_that_batches_seldom_find_is_cheaper_to_read_directly()
    {
        var time = new VirtualTime();
        await using var office = await Office.OpenAsync("anthropic", time: time);
        using var folder = new TemporaryFolder();
        var seldom = Slow(folder);
        seldom.ExpectedHitRate = 0.3;
        var options = new SendManyOptions { Deadline = time.GetUtcNow().AddHours(8), Batch = seldom };

        var items = await new TagPromptClient(office.Runtime).SendManyAsync(Office.Tickets(Prompts), options).ToListAsync();

        AssertAnswered(items);
        Assert.All(items, static item => Assert.True(item.Result!.Delivery is { IsBatch: false } delivery && delivery.DirectCost < delivery.BatchCost));
        Assert.Equal(0, office.Emulator.Stats.Total.BatchRequests);

        // The estimate of direct calls is near what they cost.
        Assert.InRange((double)(items[0].Result!.Delivery!.DirectCost! / office.Emulator.Stats.Total.CostUsd), 0.6, 1.6);
    }

    [Fact]
    public async Task A_tier_without_batches_and_models_without_prices_are_called_directly_and_the_reason_is_given()
    {
        var time = new VirtualTime();
        await using var office = await Office.OpenAsync("anthropic", time: time);
        var plain = new PromptRuntime(new TierRegistry(new Tier("simple", office.PlainClient("claude-haiku-4-5"))), timeProvider: time);

        var item = Assert.Single(await new PatientPromptClient(plain).SendManyAsync(Patient(1)).ToListAsync());

        Assert.Equal("the client of tier 'simple' has no batch interface", item.Result!.Delivery!.Reason);
        Assert.Null(Assert.Single(await new TagPromptClient(plain).SendManyAsync(Office.Tickets(1)).ToListAsync()).Result!.Delivery);
    }

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task Who_cancels_the_run_pays_nothing_more(string kind)
    {
        await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromMinutes(5));
        using var folder = new TemporaryFolder();
        var options = Office.Options(folder.Store);
        options.Deadline = DateTimeOffset.UtcNow.AddHours(8);
        var batch = await new PatientPromptClient(office.Runtime).SubmitBatchAsync(Patient(4), options);

        await batch.CancelAsync();
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 4), items.Select(static item => item.Index).Order());
        Assert.Equal(items.Count(static item => item.IsSuccess), office.Emulator.Stats.Total.Requests);
    }

    private static void AssertAnswered(List<PromptItem<Tag>> items) => Assert.Equal(
        Enumerable.Range(0, items.Count).Select(static number => $"tag{number}"),
        items.OrderBy(static item => item.Index).Select(static item => item.Result?.Value.Word ?? item.Error!.Message));

    private static List<PatientPrompt> Patient(int count) => [.. Enumerable.Range(0, count).Select(static number => new PatientPrompt { Ticket = $"Ticket {number}" })];

    private static BatchOptions Slow(TemporaryFolder folder, string? run = null)
    {
        var options = Office.Options(folder.Store, run);
        options.PollInterval = options.MaxPollInterval = TimeSpan.FromMinutes(20);
        return options;
    }
}
