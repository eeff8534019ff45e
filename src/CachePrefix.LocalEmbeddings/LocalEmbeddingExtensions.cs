using CachePrefix.LocalEmbeddings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.AI;

/// <summary>Adds embeddings that are computed in the process.</summary>
public static class LocalEmbeddingExtensions
{
    /// <summary>Makes <see cref="LocalEmbeddingGenerator"/> the program's embedding generator, if it has none.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Changes settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddLocalEmbeddings(this IServiceCollection services, Action<LocalEmbeddingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new LocalEmbeddingOptions();
        configure?.Invoke(options);
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new LocalEmbeddingGenerator(options));
        return services;
    }
}
