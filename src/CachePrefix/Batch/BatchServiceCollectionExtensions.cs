using CachePrefix;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds batches.</summary>
public static class BatchServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IPromptBatches"/>, and keeps batches in a folder unless another store is registered.</summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">The folder; <see cref="FolderBatchStore.DefaultFolder"/> when <see langword="null"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddBatches(this IServiceCollection services, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<IBatchStore>(_ => new FolderBatchStore(folder ?? FolderBatchStore.DefaultFolder));
        services.TryAddSingleton<IPromptBatches>(static provider =>
            new PromptBatches(provider, provider.GetServices<PromptRegistration>(), provider.GetRequiredService<IBatchStore>()));
        return services;
    }

    /// <summary>Adds a hosted service that works off the batch runs of a prompt.</summary>
    /// <typeparam name="TPrompt">The prompt's type.</typeparam>
    /// <typeparam name="TResult">The type of its answers.</typeparam>
    /// <typeparam name="TClient">The prompt's generated client.</typeparam>
    /// <typeparam name="THandler">Owns the prompts and takes the results.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="options">The waits; the defaults when <see langword="null"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddBatchWorker<TPrompt, TResult, TClient, [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, BatchOptions? options = null)
        where TClient : PromptClient<TPrompt, TResult>
        where THandler : class, IBatchHandler<TPrompt, TResult>
    {
        services.AddBatches();
        services.TryAddSingleton<IBatchHandler<TPrompt, TResult>, THandler>();
        services.AddSingleton<IHostedService>(provider => new BatchWorker<TPrompt, TResult>(
            provider.GetRequiredService<TClient>(),
            provider.GetRequiredService<IBatchHandler<TPrompt, TResult>>(),
            provider.GetRequiredService<IBatchStore>(),
            options,
            provider.GetService<ILogger<BatchWorker<TPrompt, TResult>>>(),
            provider.GetService<TimeProvider>()));
        return services;
    }
}
