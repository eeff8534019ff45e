namespace CachePrefix;

/// <summary>Finds the client of a prompt by its type, and the runs in the registered store.</summary>
internal sealed class PromptBatches(IServiceProvider services, IEnumerable<PromptRegistration> prompts, IBatchStore store) : IPromptBatches
{
    public Task<PromptBatch<TPrompt, TResult>> SubmitAsync<TPrompt, TResult>(IEnumerable<TPrompt> prompts, BatchOptions? options, CancellationToken cancellationToken) =>
        ClientOf<TPrompt, TResult>().SubmitBatchAsync(prompts, options, cancellationToken);

    public async Task<PromptBatch<TPrompt, TResult>> OpenAsync<TPrompt, TResult>(string run, IEnumerable<TPrompt> prompts, BatchOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var client = ClientOf<TPrompt, TResult>();
        var place = options?.Store ?? store;
        if (await place.FindAsync(run, cancellationToken).ConfigureAwait(false) is not { } found)
            throw new BatchException($"The store has no run '{run}'; ListAsync shows those that there are.");
        return found.Prompt == client.PromptName
            ? await client.SubmitBatchAsync(prompts, (options ?? new BatchOptions()).For(place, run), cancellationToken).ConfigureAwait(false)
            : throw new BatchException($"Run '{run}' is one of prompt '{found.Prompt}', not of '{client.PromptName}'.");
    }

    public async Task<BatchRun?> FindAsync(string run, CancellationToken cancellationToken) => await store.FindAsync(run, cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<BatchRun> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public async Task DeleteAsync(string run, CancellationToken cancellationToken)
    {
        var own = await store.TryLockAsync(run, cancellationToken).ConfigureAwait(false)
            ?? throw new BatchException($"A process works on run '{run}'. Wait for it, or cancel it there.");
        await using (own.ConfigureAwait(false))
            await store.DeleteAsync(run, cancellationToken).ConfigureAwait(false);
    }

    private PromptClient<TPrompt, TResult> ClientOf<TPrompt, TResult>()
    {
        foreach (var prompt in prompts)
        {
            if (typeof(PromptClient<TPrompt, TResult>).IsAssignableFrom(prompt.Client))
                return (PromptClient<TPrompt, TResult>)services.GetService(prompt.Client)!;
        }

        throw new CachePrefixConfigurationException(
            $"No client answers prompts of type '{TypeName.Of(typeof(TPrompt))}' with '{TypeName.Of(typeof(TResult))}'. Call services.AddPrompts(), or the Add method of the prompt.");
    }
}
