using CachePrefix.Models;

namespace CachePrefix;

/// <summary>Goes on with runs as far as that needs no prompts: for tools and for programs that only wait.</summary>
public static class BatchResumption
{
    /// <summary>
    /// Submits the batches of a run that are written down, waits for the provider, and copies results to the store, until nothing is left to do. What follows from the results, such as the next
    /// tier of a cascade, is for the program that has the prompts.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run's name.</param>
    /// <param name="tiers">The tiers that the run uses.</param>
    /// <param name="options">Waits and progress; the defaults when <see langword="null"/>.</param>
    /// <param name="timeProvider">The clock; the system's when <see langword="null"/>.</param>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the waiting; the run stays and can be continued.</param>
    /// <returns>The state.</returns>
    /// <exception cref="BatchException">There is no such run, it is not written down to its end, another process works on it, or the provider refuses to tell of it.</exception>
    public static async Task<BatchRun> ResumeAsync(
        IBatchStore store,
        string run,
        ITierRegistry tiers,
        BatchOptions? options = null,
        TimeProvider? timeProvider = null,
        ModelCatalog? catalog = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(tiers);
        options ??= new BatchOptions();
        var runtime = new PromptRuntime(tiers, catalog: catalog, timeProvider: timeProvider);
        var driver = new BatchDriver(store, options, runtime);
        var own = await store.TryLockAsync(run, cancellationToken).ConfigureAwait(false)
            ?? throw new BatchException($"Another process works on run '{run}'. Wait for it, or stop it first.");
        await using (own.ConfigureAwait(false))
        {
            var state = await store.FindAsync(run, cancellationToken).ConfigureAwait(false) ?? throw new BatchException($"The store has no run '{run}'.");
            if (!state.IsPrepared)
                throw new BatchException($"The prompts of run '{run}' are not all written down, so nothing was sent. The program that has them begins it again under the same name.");

            var wait = new PollWait(options);
            while (true)
            {
                var before = state;
                state = await driver.AdvanceAsync(state, cancellationToken).ConfigureAwait(false);
                if (state.Parts.All(static part => part.IsDirect || part.State == BatchPartState.Done))
                    return state;
                await Task.Delay(wait.After(before, state, runtime.Time.GetUtcNow()), runtime.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
