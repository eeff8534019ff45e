using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.SemanticCache;

/// <summary>What the attributes say is what the generated client does.</summary>
public sealed class GeneratedCacheTests
{
    [Fact]
    public async Task Answers_are_given_again_to_the_same_request_and_to_questions_that_mean_the_same()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", "an answer");
        await using var provider = new ServiceCollection()
            .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(new SameVector())
            .AddResponseCache()
            .AddSemanticCache()
            .AddCachePrefix(options => options.AddTier("simple", _ => model))
            .AddCachedFaqPrompt()
            .BuildServiceProvider();
        var client = provider.GetRequiredService<ICachedFaqPromptClient>();

        var asked = await client.SendAsync(new CachedFaqPrompt { Question = "How do I get a refund?" });
        var same = await client.SendAsync(new CachedFaqPrompt { Question = "How do I get a refund?" });
        var other = await client.SendAsync(new CachedFaqPrompt { Question = "Please tell me how I can get a refund" });

        Assert.Single(model.Requests);
        Assert.Equal([AnswerSource.Model, AnswerSource.ExactCache, AnswerSource.SemanticCache], new[] { asked, same, other }.Select(static result => result.Source));
        Assert.True(await provider.GetRequiredService<global::CachePrefix.SemanticCache>().RemoveTagAsync("a \"tag\"") > 0);
    }
}

[Prompt(Feature = "faq")]
[Tier("simple")]
[CacheResponse(Expiration = "1.00:00:00", RefreshAfter = "12:00:00", Scope = CacheScope.Shared, Tags = ["faq:1"])]
[SemanticCache(Expiration = "00:30:00", Threshold = 0.97, MinSimilarity = 0.5, ErrorBound = 0.02, Scope = CacheScope.Shared, Tags = ["a \"tag\""])]
internal sealed partial record CachedFaqPrompt : IPrompt<string>
{
    [CachedPrefix] public const string Role = "You answer questions about refunds.";

    [PromptInput] public required string Question { get; init; }
}
