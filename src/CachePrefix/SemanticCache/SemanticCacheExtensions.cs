using CachePrefix;
using CachePrefix.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI;

/// <summary>Adds semantic caches to programs and clients.</summary>
public static class SemanticCacheExtensions
{
    /// <summary>Gives the answers of prompts with <see cref="SemanticCacheAttribute"/> to questions that mean the same.</summary>
    /// <param name="services">
    /// The program's services. They must have an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> of texts, such as <c>AddLocalEmbeddings()</c> adds; an
    /// <see cref="ISemanticCacheStore"/>, <see cref="ISemanticCacheVerifier"/>, <see cref="IAnswerComparer"/> and
    /// <see cref="ISemanticShadowLog"/> are used where there are some.
    /// </param>
    /// <param name="configure">Changes settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSemanticCache(this IServiceCollection services, Action<SemanticCacheOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider =>
        {
            var options = new SemanticCacheOptions();
            configure?.Invoke(options);
            options.Answers.Catalog ??= provider.GetService<ModelCatalog>();
            return new SemanticCache(
                provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>() ?? throw new CachePrefixConfigurationException(
                    "The semantic cache has no embedding generator. Add one: services.AddLocalEmbeddings() of the package CachePrefix.LocalEmbeddings, or that of a provider."),
                options,
                provider.GetService<ISemanticCacheStore>(),
                provider.GetService<ISemanticCacheVerifier>(),
                provider.GetService<IAnswerComparer>(),
                provider.GetService<ISemanticShadowLog>(),
                provider.GetService<TimeProvider>(),
                provider.GetService<ILogger<SemanticCache>>());
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAnswerStep, SemanticCacheStep>(static provider =>
            new SemanticCacheStep(provider.GetRequiredService<SemanticCache>().Answers, provider.GetRequiredService<ITierRegistry>())));
        return services;
    }

    /// <summary>Gives earlier answers of a client again to questions that mean the same.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cache">The cache, with its embedding generator.</param>
    /// <param name="policy">When answers are given again.</param>
    /// <returns>The client with a semantic cache.</returns>
    /// <exception cref="CachePrefixConfigurationException">A value of the policy cannot be meant.</exception>
    public static SemanticCachingChatClient WithSemanticCache(this IChatClient client, SemanticCache cache, SemanticCachePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return cache.AddTo(client, policy);
    }

    /// <summary>Gives earlier answers of a client again to questions that mean the same, from a cache in memory of its own.</summary>
    /// <param name="client">The client.</param>
    /// <param name="generator">Embeds questions.</param>
    /// <param name="expiration">How long an answer may be given again.</param>
    /// <param name="verifier">Decides where the guard cannot; nobody when <see langword="null"/>.</param>
    /// <returns>The client with a semantic cache.</returns>
    public static SemanticCachingChatClient WithSemanticCache(
        this IChatClient client, IEmbeddingGenerator<string, Embedding<float>> generator, TimeSpan expiration, ISemanticCacheVerifier? verifier = null) =>
        WithSemanticCache(client, new SemanticCache(generator, verifier: verifier), new SemanticCachePolicy(expiration));
}
