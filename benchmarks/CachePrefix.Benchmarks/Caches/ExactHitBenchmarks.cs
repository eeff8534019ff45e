using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Benchmarks.Caches;

/// <summary>A hit of the exact cache in memory, against HybridCache alone with a hash of the same texts, and Microsoft's caching client.</summary>
[MemoryDiagnoser]
public class ExactHitBenchmarks
{
    private static readonly ChatOptions Options = new() { MaxOutputTokens = 400, Temperature = 0 };

    private static readonly List<ChatMessage> Messages =
    [
        new(ChatRole.System, "You answer questions about Acme's products. " + new string('h', 2_000)),
        new(ChatRole.User, "What does the warranty of the X200 cover, and for how long?"),
    ];

    private readonly HybridCache _hybrid = new ServiceCollection().AddHybridCache().Services.BuildServiceProvider().GetRequiredService<HybridCache>();
    private readonly IChatClient _ours = new TextChatClient().WithResponseCache(TimeSpan.FromHours(1));
    private readonly IChatClient _microsoft = new DistributedCachingChatClient(
        new TextChatClient(), new MemoryDistributedCache(Microsoft.Extensions.Options.Options.Create(new MemoryDistributedCacheOptions())));

    /// <summary>Fills the caches.</summary>
    [GlobalSetup]
    public async Task FillAsync()
    {
        await BareHybridCache();
        await ResponseCache();
        await DistributedCachingClient();
    }

    /// <summary>The least that a hit takes: a hash of the texts, and the look-up.</summary>
    [Benchmark(Baseline = true)]
    public async Task<object> BareHybridCache()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var message in Messages)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(message.Role.Value));
            hash.AppendData(Encoding.UTF8.GetBytes(message.Text));
        }

        return await _hybrid.GetOrCreateAsync(Convert.ToHexString(hash.GetHashAndReset()), static _ => new ValueTask<byte[]>(new byte[200]));
    }

    /// <summary>The response cache of CachePrefix.</summary>
    [Benchmark]
    public async Task<object> ResponseCache() => await _ours.GetResponseAsync(Messages, Options);

    /// <summary>Microsoft.Extensions.AI's caching client.</summary>
    [Benchmark]
    public async Task<object> DistributedCachingClient() => await _microsoft.GetResponseAsync(Messages, Options);
}
