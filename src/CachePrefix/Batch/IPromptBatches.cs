namespace CachePrefix;

/// <summary>The batches of all prompts of a program. Add it with <c>services.AddBatches()</c>.</summary>
public interface IPromptBatches
{
    /// <summary>Submits prompts as batches, as the prompt's client does.</summary>
    /// <typeparam name="TPrompt">The prompt's type.</typeparam>
    /// <typeparam name="TResult">The type of its answers.</typeparam>
    /// <param name="prompts">The prompts.</param>
    /// <param name="options">Name, store, seed and waits.</param>
    /// <param name="cancellationToken">Ends the call; what is written down stays.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CachePrefixConfigurationException">The prompt's client is not registered.</exception>
    /// <exception cref="BatchException">As for <see cref="PromptClient{TPrompt, TResult}.SubmitBatchAsync"/>.</exception>
    Task<PromptBatch<TPrompt, TResult>> SubmitAsync<TPrompt, TResult>(IEnumerable<TPrompt> prompts, BatchOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Opens a run that was begun before, by this process or by another one, and goes on with it.</summary>
    /// <typeparam name="TPrompt">The prompt's type.</typeparam>
    /// <typeparam name="TResult">The type of its answers.</typeparam>
    /// <param name="run">The run's name.</param>
    /// <param name="prompts">The prompts that it was begun with, in the same order; they are not kept in the store.</param>
    /// <param name="options">Waits and progress; <see cref="BatchOptions.Run"/> is <paramref name="run"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CachePrefixConfigurationException">The prompt's client is not registered.</exception>
    /// <exception cref="BatchException">There is no such run, or it has other prompts, or another process works on it.</exception>
    Task<PromptBatch<TPrompt, TResult>> OpenAsync<TPrompt, TResult>(string run, IEnumerable<TPrompt> prompts, BatchOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The state of a run.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The state that was last written down, or <see langword="null"/> when there is no such run.</returns>
    Task<BatchRun?> FindAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>All runs, the newest first.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The runs. One whose state cannot be read is there with <see cref="BatchRun.Fault"/>.</returns>
    IAsyncEnumerable<BatchRun> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a run and its files from the store. A provider that works on it is not asked to stop.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is gone.</returns>
    /// <exception cref="BatchException">A process works on the run.</exception>
    Task DeleteAsync(string run, CancellationToken cancellationToken = default);
}
