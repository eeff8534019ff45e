namespace CachePrefix;

/// <summary>Owns the prompts of batch runs and takes their results, also those of runs that an earlier process began.</summary>
/// <typeparam name="TPrompt">The prompt's type.</typeparam>
/// <typeparam name="TResult">The type of its answers.</typeparam>
public interface IBatchHandler<TPrompt, TResult>
{
    /// <summary>The prompts of a run: the same ones in the same order each time. They are not kept in the store.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The prompts.</returns>
    ValueTask<IEnumerable<TPrompt>> GetPromptsAsync(string run, CancellationToken cancellationToken);

    /// <summary>Takes one result. Called again, with the same result, until it ends without an exception; in rare cases once more after a crash.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="item">The result, or the error of a prompt that was not answered.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the result is kept.</returns>
    ValueTask HandleAsync(string run, PromptItem<TResult> item, CancellationToken cancellationToken);
}
