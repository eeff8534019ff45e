using CachePrefix.Gemini.Tests.Support;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CachePrefix.Gemini.Tests;

/// <summary>From making a cache to its end.</summary>
public sealed class CacheLifeTests
{
    private static readonly GuestPrompt Prompt = new() { Handbook = Lodge.Handbook, Question = "Is the pool open?" };

    [Fact]
    public async Task Many_calls_at_once_make_one_cache()
    {
        using var lodge = new Lodge(new FakeGemini { Hold = new(TaskCreationOptions.RunContinuationsAsynchronously) });

        var calls = Enumerable.Range(0, 20).Select(i => lodge.Guest.SendAsync(Prompt with { Question = $"{i}?" })).ToList();
        lodge.Service.Hold!.SetResult();
        var results = await Task.WhenAll(calls);

        Assert.Single(lodge.Service.Bodies("POST /v1beta/cachedContents"));
        Assert.Single(results, result => result.Usage.CacheWrite == 5_000);
        Assert.All(results, result => Assert.Equal(5_000, result.Usage.CacheRead));
    }

    [Fact]
    public async Task Other_content_makes_another_cache()
    {
        using var lodge = new Lodge();

        await lodge.Guest.SendAsync(Prompt);
        await lodge.Guest.SendAsync(Prompt with { Handbook = Lodge.Handbook + " more" });

        Assert.Equal(["cachedContents/c1", "cachedContents/c2"], lodge.Service.Calls.Select(call => call["extra_body"]!["google"]!["cached_content"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Making_a_cache_costs_input_and_storage_is_told_apart()
    {
        using var lodge = new Lodge();

        var first = await lodge.Guest.SendAsync(Prompt);
        var second = await lodge.Guest.SendAsync(Prompt);
        lodge.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(new TokenUsage(100, 5_000, 5_000, 0, 5), first.Usage);
        Assert.Equal(new TokenUsage(100, 5_000, 0, 0, 5), second.Usage);
        Assert.Equal((5_100 * 0.75m + 5_000 * 0.075m + 5 * 3.75m) / 1_000_000, first.Cost);
        Assert.Equal((1, 2_500m, 2_500 * 0.5m / 1_000_000), (lodge.Client.Storage.Created, lodge.Client.Storage.TokenHours, lodge.Client.Storage.Cost));
    }

    [Fact]
    public async Task A_stream_reports_the_same()
    {
        using var lodge = new Lodge();

        PromptResult<string>? result = null;
        await foreach (var update in lodge.Guest.StreamAsync(Prompt))
            result = update.Result;

        Assert.Equal(("Gladly.", new TokenUsage(100, 5_000, 5_000, 0, 5)), (result!.Value, result.Usage));
    }

    [Fact]
    public async Task A_cache_that_pays_is_renewed_before_it_ends()
    {
        using var lodge = new Lodge();

        await lodge.Guest.SendAsync(Prompt);
        await lodge.PassAsync(TimeSpan.FromHours(3), () => lodge.Guest.SendAsync(Prompt));

        Assert.Single(lodge.Service.Bodies("POST /v1beta/cachedContents"));
        Assert.All(lodge.Service.Bodies("PATCH /v1beta/cachedContents/c1?updateMask=ttl"), body => Assert.Equal("""{"ttl":"3600s"}""", body.ToJsonString()));
        Assert.InRange(lodge.Client.Storage.Renewed, 3, 4);
        Assert.Equal(5_000 * 3 * 0.5m / 1_000_000, lodge.Client.Storage.Cost, 9);
    }

    [Fact]
    public async Task A_cache_that_no_longer_pays_is_deleted_and_made_again_when_it_is_wanted()
    {
        // An hour of storage costs 4.50, a read saves 1.125: a quarter of an hour without a read is more than it saves.
        using var lodge = new Lodge(model: "gemini-2.5-pro");

        await lodge.Guest.SendAsync(Prompt);
        await lodge.PassAsync(TimeSpan.FromMinutes(14));
        Assert.DoesNotContain("DELETE /v1beta/cachedContents/c1", lodge.Service.Lines);
        await lodge.PassAsync(TimeSpan.FromMinutes(2));
        await lodge.PassAsync(TimeSpan.FromHours(1));
        await lodge.Guest.SendAsync(Prompt);

        Assert.Single(lodge.Service.Lines, "DELETE /v1beta/cachedContents/c1");
        Assert.Equal((2, 1), (lodge.Client.Storage.Created, lodge.Client.Storage.Deleted));
        Assert.Equal(5_000 * 0.25m * 4.5m / 1_000_000, lodge.Client.Storage.Cost, 9);
    }

    [Fact]
    public async Task A_cache_that_was_left_alone_ends_by_itself()
    {
        using var lodge = new Lodge();

        await lodge.Guest.SendAsync(Prompt);
        lodge.Time.Advance(TimeSpan.FromHours(2));
        await lodge.Guest.SendAsync(Prompt);

        Assert.Equal(2, lodge.Service.Bodies("POST /v1beta/cachedContents").Count);
    }

    [Fact]
    public async Task A_vanished_cache_falls_back_to_the_whole_prompt_in_the_same_call_and_is_made_again_by_the_next()
    {
        using var lodge = new Lodge();

        await lodge.Guest.SendAsync(Prompt);
        lodge.Service.Forget();
        var fallen = await lodge.Guest.SendAsync(Prompt);
        var next = await lodge.Guest.SendAsync(Prompt);

        Assert.Equal(("Gladly.", 0L), (fallen.Value, fallen.Usage.CacheRead));
        Assert.Equal("system", lodge.Service.Calls[2]["messages"]![0]!["role"]!.GetValue<string>());
        Assert.Equal(5_000, next.Usage.CacheRead);
    }

    [Fact]
    public async Task A_stream_falls_back_too()
    {
        using var lodge = new Lodge();
        await lodge.Guest.SendAsync(Prompt);
        lodge.Service.Forget();

        PromptResult<string>? result = null;
        await foreach (var update in lodge.Guest.StreamAsync(Prompt))
            result = update.Result;

        Assert.Equal(("Gladly.", 0L), (result!.Value, result.Usage.CacheRead));
    }

    [Fact]
    public async Task Processes_share_a_cache()
    {
        var service = new FakeGemini();
        var shared = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        using var one = new Lodge(service, options => options.SharedCache = shared);
        using var two = new Lodge(service, options => options.SharedCache = shared, time: one.Time);

        await one.Guest.SendAsync(Prompt);
        var result = await two.Guest.SendAsync(Prompt);

        Assert.Single(service.Bodies("POST /v1beta/cachedContents"));
        Assert.Equal((5_000L, 0L), (result.Usage.CacheRead, result.Usage.CacheWrite));
        Assert.Equal((1, 0), (one.Client.Storage.Created, two.Client.Storage.Created));
    }

    [Fact]
    public async Task A_cache_that_another_process_uses_is_kept()
    {
        var service = new FakeGemini();
        var shared = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        using var one = new Lodge(service, options => options.SharedCache = shared, "gemini-2.5-pro");
        using var two = new Lodge(service, options => options.SharedCache = shared, "gemini-2.5-pro", one.Time);

        await one.Guest.SendAsync(Prompt);
        for (var minute = 0; minute < 40; minute++)
        {
            await two.Guest.SendAsync(Prompt);
            await two.Client.KeepAsync();
            await one.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.DoesNotContain("DELETE /v1beta/cachedContents/c1", service.Lines);
        Assert.Single(service.Bodies("POST /v1beta/cachedContents"));
    }

    [Fact]
    public async Task A_broken_store_entry_is_no_entry()
    {
        var shared = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        using var lodge = new Lodge(configure: options => options.SharedCache = new Broken(shared));

        Assert.Equal(5_000, (await lodge.Guest.SendAsync(Prompt)).Usage.CacheRead);
    }

    [Fact]
    public async Task A_store_that_is_away_hinders_nobody()
    {
        using var lodge = new Lodge(configure: options => options.SharedCache = new Away());

        await lodge.Guest.SendAsync(Prompt);
        await lodge.PassAsync(TimeSpan.FromHours(2), () => lodge.Guest.SendAsync(Prompt));

        Assert.Single(lodge.Service.Bodies("POST /v1beta/cachedContents"));
        Assert.True(lodge.Client.Storage.Renewed > 0);
    }

    private sealed class Away : IDistributedCache
    {
        public byte[]? Get(string key) => throw new TimeoutException("away");

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw new TimeoutException("away");

        public void Refresh(string key) => throw new TimeoutException("away");

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new TimeoutException("away");

        public void Remove(string key) => throw new TimeoutException("away");

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new TimeoutException("away");

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new TimeoutException("away");

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => throw new TimeoutException("away");
    }

    private sealed class Broken(IDistributedCache inner) : IDistributedCache
    {
        public byte[]? Get(string key) => "{"u8.ToArray();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult<byte[]?>("{"u8.ToArray());

        public void Refresh(string key) => inner.Refresh(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => inner.RefreshAsync(key, token);

        public void Remove(string key) => inner.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => inner.RemoveAsync(key, token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => inner.Set(key, value, options);

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => inner.SetAsync(key, value, options, token);
    }
}
