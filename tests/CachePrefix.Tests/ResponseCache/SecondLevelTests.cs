using System.Collections.Concurrent;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;

namespace CachePrefix.Tests.ResponseCache;

public class SecondLevelTests
{
    private static readonly ResponseCacheOptions Quick = new() { LookUpTimeout = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public async Task Another_instance_finds_the_answer()
    {
        var shared = new FakeDistributedCache();
        var model = new ScriptedChatClient("claude-haiku-4-5", "answer");

        await model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create("own", secondLevel: shared)).GetResponseAsync("q");
        await Task.Delay(50);
        var hit = await model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create("own", secondLevel: shared)).GetResponseAsync("q");

        Assert.Single(model.Requests);
        Assert.Equal("answer", hit.Text);
    }

    [Fact]
    public async Task A_second_level_that_is_down_fails_no_request()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", "answer");
        var client = model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create("own", Quick, new FakeDistributedCache { IsDown = true }));

        Assert.Equal("answer", (await client.GetResponseAsync("q")).Text);
        Assert.Equal("answer", (await client.GetStreamingResponseAsync("q2").ToChatResponseAsync()).Text);
    }

    [Fact]
    public async Task A_second_level_that_hangs_costs_a_bounded_delay()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", "answer");
        using var stop = new CancellationTokenSource();
        var client = model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create("own", Quick, new FakeDistributedCache { Hangs = stop.Token }));

        Assert.Equal("answer", (await client.GetResponseAsync("q").WaitAsync(TimeSpan.FromSeconds(20))).Text);
        Assert.Equal("answer", (await client.GetStreamingResponseAsync("q").ToChatResponseAsync().WaitAsync(TimeSpan.FromSeconds(20))).Text);
        await stop.CancelAsync();
    }

    [Fact]
    public async Task Damaged_and_foreign_entries_are_passed_by_and_replaced()
    {
        var shared = new FakeDistributedCache();
        var model = new ScriptedChatClient("claude-haiku-4-5", "answer");
        await model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create("own", secondLevel: shared)).GetResponseAsync("q");
        await Task.Delay(50);
        shared.Damage();

        var response = await model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create("own", secondLevel: shared)).GetResponseAsync("q");

        Assert.Equal("answer", response.Text);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public void Any_change_of_a_byte_is_read_as_nothing_or_as_an_answer_but_never_throws()
    {
        var answer = new CachedAnswer(
            new ChatResponse([new ChatMessage(ChatRole.Assistant, [new TextContent("a"), new FunctionCallContent("1", "f")])]),
            "simple", "claude-haiku-4-5", 0.1m, DateTimeOffset.UnixEpoch, [1, 2]);
        var small = CachedAnswerFormat.Write(answer, new ResponseCacheOptions())!;
        var packed = CachedAnswerFormat.Write(answer, new ResponseCacheOptions { CompressFromBytes = 1 })!;

        Assert.NotNull(CachedAnswerFormat.Read(small));
        Assert.NotNull(CachedAnswerFormat.Read(packed));
        foreach (var bytes in new[] { small, packed })
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                foreach (var value in new byte[] { 0, 1, 0x7f, 0xff })
                {
                    var damaged = bytes.ToArray();
                    damaged[i] = value;
                    CachedAnswerFormat.Read(damaged);
                    CachedAnswerFormat.Read(damaged[..i]);
                }
            }
        }
    }

    [Fact]
    public async Task An_answer_beyond_the_bound_is_not_kept()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", Convert.ToHexString(new Random(1).GetItems(Enumerable.Range(0, 256).Select(i => (byte)i).ToArray(), 4000)));
        var client = model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create("own", new ResponseCacheOptions { MaxPayloadBytes = 1000 }));

        await client.GetResponseAsync("q");
        await client.GetResponseAsync("q");

        Assert.Equal(2, model.Requests.Count);
    }

    private sealed class FakeDistributedCache : IDistributedCache
    {
        private readonly ConcurrentDictionary<string, byte[]> _entries = new();

        public bool IsDown { get; init; }

        public CancellationToken Hangs { get; init; }

        public void Damage()
        {
            foreach (var (key, value) in _entries)
                _entries[key] = [.. value.Select(static b => (byte)(b ^ 0x55))];
        }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            await PassAsync();
            return _entries.GetValueOrDefault(key);
        }

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => PassAsync();

        public void Remove(string key) => _entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return PassAsync();
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _entries[key] = value;

        public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            await PassAsync();
            _entries[key] = value;
        }

        private async Task PassAsync()
        {
            await Task.Yield();
            if (IsDown)
                throw new InvalidOperationException("down");
            if (Hangs.CanBeCanceled)
                await Task.Delay(Timeout.Infinite, Hangs);
        }
    }
}
