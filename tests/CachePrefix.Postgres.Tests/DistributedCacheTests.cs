using System.Text;
using CachePrefix.Postgres.Tests.Servers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Postgres.Tests;

public sealed class DistributedCacheTests(PostgresFixture fixture) : IClassFixture<PostgresFixture>
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    [PostgresFact]
    public async Task Keeps_replaces_and_removes_any_bytes_under_any_key()
    {
        var cache = Create("basics");
        foreach (var key in new[] { "a", "", "'; drop schema basics; --", "ключ 鍵 😀", new string('k', 2_000) })
        {
            foreach (var value in new[] { [], new byte[] { 0, 255, 1 }, new byte[200_000] })
            {
                await cache.SetAsync(key, value, new DistributedCacheEntryOptions());
                Assert.Equal(value, await cache.GetAsync(key));
                Assert.Equal(value, cache.Get(key));
            }

            cache.Remove(key);
            Assert.Null(await cache.GetAsync(key));
        }
    }

    [PostgresFact]
    public async Task Entries_end_at_their_time_and_sliding_ones_go_on_until_the_absolute_end()
    {
        var cache = Create("expiry");
        var value = Encoding.UTF8.GetBytes("value");
        await cache.SetAsync("absolute", value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10) });
        await cache.SetAsync("sliding", value, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(4) });
        await cache.SetAsync("both", value, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(4), AbsoluteExpiration = _time.GetUtcNow().AddMinutes(10) });
        await cache.SetAsync("ever", value, new DistributedCacheEntryOptions());

        var seen = new List<string>();
        for (var minute = 3; minute <= 12; minute += 3)
        {
            _time.Advance(TimeSpan.FromMinutes(3));
            var there = new List<string>();
            foreach (var key in new[] { "absolute", "sliding", "both", "ever" })
            {
                if (await cache.GetAsync(key) is not null)
                    there.Add(key);
            }

            seen.Add(string.Join(' ', there));
        }

        Assert.Equal(["absolute sliding both ever", "absolute sliding both ever", "absolute sliding both ever", "sliding ever"], seen);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await cache.GetAsync("sliding"));
        Assert.Equal(3, await cache.SweepAsync());
        Assert.NotNull(await cache.GetAsync("ever"));
    }

    [PostgresFact]
    public async Task Instances_that_start_together_make_the_tables_once()
    {
        await using var source = fixture.Server.Connect();
        var caches = Enumerable.Range(0, 8).Select(_ => new PostgresDistributedCache(source, new PostgresOptions { Schema = "together" })).ToList();

        await Task.WhenAll(caches.Select((cache, i) => cache.SetAsync($"{i}", [1], new DistributedCacheEntryOptions())));

        foreach (var i in Enumerable.Range(0, 8))
            Assert.NotNull(await caches[7 - i].GetAsync($"{i}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Public")]
    [InlineData("a; drop table b")]
    [InlineData("1a")]
    public void Schemas_that_are_no_plain_names_are_refused(string schema) => Assert.Throws<ArgumentException>(() => new PostgresOptions { Schema = schema });

    private PostgresDistributedCache Create(string schema) => new(fixture.Source, new PostgresOptions { Schema = schema }, _time);
}
