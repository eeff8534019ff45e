using CachePrefix.Postgres.Tests.Servers;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Options;

namespace CachePrefix.Postgres.Tests;

/// <summary>Second levels that die under load and come back: no request fails, no answer is wrong, and nobody has to restart anything.</summary>
public sealed class KilledServerTests
{
    private const int Questions = 20;

    [PostgresFact]
    public async Task PostgreSQL_killed_and_restarted_under_load()
    {
        var server = new PostgresServer();
        try
        {
            await server.InitializeAsync();
            await using var source = server.Connect();
            await RunAsync(server, new PostgresDistributedCache(source));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [RedisFact]
    public async Task Redis_killed_and_restarted_under_load()
    {
        var server = new RedisServer();
        try
        {
            await server.InitializeAsync();
            using var redis = new RedisCache(Options.Create(new RedisCacheOptions
            {
                Configuration = $"127.0.0.1:{server.Port},abortConnect=false,connectTimeout=500,syncTimeout=500,asyncTimeout=500",
            }));
            await redis.SetAsync("probe", [1], new DistributedCacheEntryOptions());
            Assert.NotNull(await redis.GetAsync("probe"));
            await RunAsync(server, redis);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task RunAsync(LoopbackServer server, IDistributedCache second)
    {
        var model = new ScriptedChatClient("model", static (request, _) => Task.FromResult(ScriptedChatClient.Reply("answer to " + request.Messages[^1].Text)));
        await AskAsync(model, second);
        Assert.True(await FindsAsync(model, second), "Another instance found nothing while the server was up.");

        // Killed in the middle of the load.
        var load = Task.WhenAll(AskAsync(model, second), AskAsync(model, second), AskAsync(model, second));
        await server.KillAsync();
        await load;
        await AskAsync(model, second);

        await server.StartAsync();
        Assert.True(await FindsAsync(model, second), "Nothing was found after the server came back.");
    }

    /// <summary>Clients connect in the background, so that the first instances may find nothing.</summary>
    private static async Task<bool> FindsAsync(ScriptedChatClient model, IDistributedCache second)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await HitsAsync(model, second) > 0)
                return true;
            await Task.Delay(100);
        }

        return false;
    }

    /// <summary>Asks with a new instance, which has nothing in memory; returns how many answers the second level had.</summary>
    private static async Task<int> HitsAsync(ScriptedChatClient model, IDistributedCache second)
    {
        var before = model.Requests.Count;
        await AskAsync(model, second);
        return Questions - (model.Requests.Count - before);
    }

    private static async Task AskAsync(ScriptedChatClient model, IDistributedCache second)
    {
        using var cache = new ResponseCache(new ResponseCacheOptions { LookUpTimeout = TimeSpan.FromMilliseconds(500) }, secondLevel: second);
        var client = model.WithResponseCache(TimeSpan.FromHours(1), cache);
        await Parallel.ForAsync(0, Questions, async (i, token) =>
        {
            var response = await client.GetResponseAsync($"question {i}", cancellationToken: token);
            Assert.Equal($"answer to question {i}", response.Text);
        });
        await Task.Delay(50);
    }
}
