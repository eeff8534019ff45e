using System.Text;
using CachePrefix.Models;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.Models;

/// <summary>A program's own rows count wherever something has a price.</summary>
public sealed class OwnCatalogTests
{
    private static readonly ModelCatalog Own = ModelCatalog.Default.Override(new MemoryStream(Encoding.UTF8.GetBytes(
        """{ "format": 1, "models": [{ "id": "own", "provider": "anthropic", "checked": "2026-11-20", "sources": ["https://example.org/"], "prices": [{ "input": 1000000, "output": 0 }] }] }""")), "own.json");

    [Fact]
    public async Task Verifiers_are_priced_by_them()
    {
        var verifier = new ChatClientVerifier(Client("same"), catalog: Own);

        var decision = await verifier.VerifyAsync(new SemanticPair("a", "b", "c", 1));

        Assert.Equal(3m, decision.Cost);
    }

    [Fact]
    public async Task Kept_answers_are_priced_by_them()
    {
        await using var services = new ServiceCollection().AddCachePrefix(options => options.UseCatalog(Own)).AddResponseCache().BuildServiceProvider();

        Assert.Same(Own, services.GetRequiredService<CachePrefix.ResponseCache>().Store.Options.Catalog);
    }

    /// <summary>Hosts of a test are often made of one collection.</summary>
    [Fact]
    public async Task Two_providers_of_one_collection_share_no_catalogue()
    {
        var catalogs = new Queue<ModelCatalog>([Own, ModelCatalog.Default]);
        var collection = new ServiceCollection().AddSingleton(_ => catalogs.Dequeue()).AddCachePrefix(static _ => { }).AddResponseCache();
        await using var first = collection.BuildServiceProvider();
        await using var second = collection.BuildServiceProvider();

        Assert.Same(Own, first.GetRequiredService<CachePrefix.ResponseCache>().Store.Options.Catalog);
        Assert.Same(ModelCatalog.Default, second.GetRequiredService<CachePrefix.ResponseCache>().Store.Options.Catalog);
    }

    private static ScriptedChatClient Client(string answer) => new("own", (_, _) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)) { ModelId = "own", Usage = new UsageDetails { InputTokenCount = 3, OutputTokenCount = 1, TotalTokenCount = 4 } }));
}
