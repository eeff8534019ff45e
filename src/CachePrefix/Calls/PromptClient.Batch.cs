namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    internal string PromptName => _layout.Name;

    /// <summary>
    /// Submits prompts as batches, at half the price and answered within a day. What is to be sent is written down first, so that after a crash the same call with the same
    /// <see cref="BatchOptions.Run"/> goes on where it stopped.
    /// </summary>
    /// <param name="prompts">The prompts. The same ones in the same order when a run is continued.</param>
    /// <param name="options">Name, store, seed and waits.</param>
    /// <param name="cancellationToken">Ends the call; what is written down stays.</param>
    /// <returns>The batch, whose results are read with <see cref="PromptBatch{TPrompt, TResult}.ResultsAsync"/>.</returns>
    /// <exception cref="BatchException">The prompt has tools, a tier's client has no batch interface, the run has other prompts, or another process works on it.</exception>
    /// <remarks>Response caches are not asked. The tier of a prompt is chosen when it is submitted.</remarks>
    public Task<PromptBatch<TPrompt, TResult>> SubmitBatchAsync(IEnumerable<TPrompt> prompts, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        if (_definition.Tools.Count > 0)
            throw new BatchException($"Prompt '{_layout.Name}' has tools, which nobody runs in a batch. Use SendManyAsync, or a prompt without tools.");

        options ??= new BatchOptions();
        var layout = options.Ttl == CacheTtl.Default
            ? _layout
            : _layout.WithTtls(Enumerable.Range(0, Rungs.Cached).ToDictionary(static rung => (Stability)rung, _ => options.Ttl));
        return PromptBatch<TPrompt, TResult>.SubmitAsync(new PromptBatchContext<TPrompt, TResult>(_definition, _runtime, layout, _pipeline), [.. prompts], options, cancellationToken);
    }
}
