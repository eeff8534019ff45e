using CachePrefix.Models;
using CachePrefix.Tests.Fakes;
using CsCheck;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CachePrefix.Tests.Routing.Warmth;

public sealed class SharedWarmthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly Tier Simple = new("simple", new ScriptedChatClient("claude-haiku-4-5"));

    private static readonly Gen<SharedPrefix> Prefixes = Gen.Select(
        Gen.String.AlphaNumeric, Gen.ULong, Gen.ULong, Gen.Long, Gen.Long, Gen.Int,
        static (cache, high, low, used, expires, tokens) => new SharedPrefix(cache, new UInt128(high, low), new PrefixEntry(used, expires, used, expires, tokens)));

    [Fact]
    public async Task One_machine_learns_what_another_wrote()
    {
        var shared = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        var (one, other) = (new PrefixWarmth(shared: shared), new PrefixWarmth(shared: shared));
        var talk = new Talk(6_000);
        Assert.True(ModelCatalog.Default.TryFind("claude-haiku-4-5", out var model));
        var cache = new ProviderCache(model);
        one.Record(Simple, talk.Next(one), cache.Ask(talk.Next(one), Start), null, Start, Start);
        await one.Published;
        talk.Answer();

        Assert.Equal(0, other.Find(Simple, talk.Next(other), Start.AddSeconds(30)).Warm);
        await other.LoadAsync(talk.Next(other), default);

        Assert.True(other.Find(Simple, talk.Next(other), Start.AddSeconds(30)).Warm > 5_900);
        Assert.Equal(0, other.Find(Simple, talk.Next(other), Start.AddSeconds(400)).Warm);
    }

    [Fact]
    public async Task A_shared_cache_that_fails_or_hangs_costs_no_call()
    {
        var talk = new Talk(6_000);
        foreach (var broken in new IDistributedCache[] { new Broken(hangs: false), new Broken(hangs: true) })
        {
            var warmth = new PrefixWarmth(new PrefixWarmthOptions { SharedTimeout = TimeSpan.FromMilliseconds(20) }, shared: broken);
            await warmth.LoadAsync(talk.Next(warmth), default);
            warmth.Record(Simple, talk.Next(warmth), new TokenUsage(20, 0, 6_000), null, Start, Start);
            await warmth.Published;

            Assert.True(warmth.Find(Simple, talk.Next(warmth), Start.AddSeconds(1)).Warm > 0);
        }
    }

    [Fact]
    public async Task Ending_a_call_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var warmth = new PrefixWarmth(shared: new Broken(hangs: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await warmth.LoadAsync(new Talk(10).Next(warmth), source.Token));
    }

    [Fact]
    public void What_is_written_is_read() => Prefixes.Array[0, 64].Sample(static prefixes =>
        SharedWarmth.Read(SharedWarmth.Write(prefixes)).OrderBy(static prefix => prefix.Prefix).SequenceEqual(
            prefixes.OrderBy(static prefix => prefix.Prefix)), iter: 200, threads: 1);

    [Fact]
    public void Damaged_bytes_are_no_error() => Gen.Byte.Array[0, 300].Sample(static bytes =>
    {
        Assert.NotNull(SharedWarmth.Read([1, .. bytes]));
        Assert.Empty(SharedWarmth.Read([2, .. bytes]));
    }, iter: 500, threads: 1);

    private sealed class Broken(bool hangs) : IDistributedCache
    {
        public byte[]? Get(string key) => throw new InvalidOperationException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => FailAsync(token);

        public void Refresh(string key) => throw new InvalidOperationException();

        public Task RefreshAsync(string key, CancellationToken token = default) => FailAsync(token);

        public void Remove(string key) => throw new InvalidOperationException();

        public Task RemoveAsync(string key, CancellationToken token = default) => FailAsync(token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new InvalidOperationException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => FailAsync(token);

        private async Task<byte[]?> FailAsync(CancellationToken token)
        {
            if (hangs)
                await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("the cache is away");
        }
    }
}
