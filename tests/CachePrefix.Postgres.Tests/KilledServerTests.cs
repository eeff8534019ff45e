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

    /// <summary>The server keeps its database in memory, so the tables are gone with it.</summary>
    [PgvectorFact]
    public async Task The_semantic_store_killed_and_restarted_without_its_tables_under_load()
    {
        var server = new PgvectorServer();
        try
        {
            await server.InitializeAsync();
            await using var source = server.Connect();
            var options = new SemanticCacheOptions();
            options.Answers.LookUpTimeout = TimeSpan.FromMilliseconds(500);
            using var cache = new SemanticCache(new WordVectors(), options, new PostgresSemanticStore(source));
            await RunAsync(server, model => AskAsync(model.WithSemanticCache(cache, new SemanticCachePolicy(TimeSpan.FromHours(1)))));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static Task RunAsync(LoopbackServer server, IDistributedCache second) => RunAsync(server, async model =>
    {
        using var cache = new ResponseCache(new ResponseCacheOptions { LookUpTimeout = TimeSpan.FromMilliseconds(500) }, secondLevel: second);
        await AskAsync(model.WithResponseCache(TimeSpan.FromHours(1), cache));
    });

    private static async Task RunAsync(LoopbackServer server, Func<ScriptedChatClient, Task> ask)
    {
        var model = new ScriptedChatClient("model", static (request, _) => Task.FromResult(ScriptedChatClient.Reply("answer to " + request.Messages[^1].Text)));
        await ask(model);
        Assert.True(await FindsAsync(model, ask), "Another instance found nothing while the server was up.");

        // Killed in the middle of the load.
        var load = Task.WhenAll(ask(model), ask(model), ask(model));
        await server.KillAsync();
        await load;
        await ask(model);

        await server.StartAsync();
        Assert.True(await FindsAsync(model, ask), "Nothing was found after the server came back.");
    }

    /// <summary>Clients connect in the background, so that the first instances may find nothing.</summary>
    private static async Task<bool> FindsAsync(ScriptedChatClient model, Func<ScriptedChatClient, Task> ask)
    {
        for (var i = 0; i < 100; i++)
        {
            var before = model.Requests.Count;
            await ask(model);
            if (model.Requests.Count - before < Questions)
                return true;
            await Task.Delay(100);
        }

        return false;
    }

    /// <summary>Asks all questions, with a client that has nothing in memory.</summary>
    private static async Task AskAsync(IChatClient client)
    {
        await Parallel.ForAsync(0, Questions, async (i, token) =>
        {
            var response = await client.GetResponseAsync($"question {i}", cancellationToken: token);
            Assert.Equal($"answer to question {i}", response.Text);
        });
        await Task.Delay(50);
    }
}
