using System.Runtime.CompilerServices;

namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    internal string PromptName => _binding.Layout.Name;

    /// <summary>
    /// Submits prompts as batches, at half the price and answered within a day. What is to be sent is written down first, so that after a crash the same call with the same
    /// <see cref="BatchOptions.Run"/> goes on where it stopped.
    /// </summary>
    /// <param name="prompts">The prompts. The same ones in the same order when a run is continued. A list is kept, not copied, and read as its prompts are needed: leave it as it is until the results are read.</param>
    /// <param name="options">Name, store, seed and waits.</param>
    /// <param name="cancellationToken">Ends the call; what is written down stays.</param>
    /// <returns>The batch, whose results are read with <see cref="PromptBatch{TPrompt, TResult}.ResultsAsync"/>.</returns>
    /// <exception cref="BatchException">The prompt has tools, a tier's client has no batch interface, the run has other prompts, or another process works on it.</exception>
    /// <remarks>Response caches are not asked. The tier of a prompt is chosen when it is submitted.</remarks>
    public Task<PromptBatch<TPrompt, TResult>> SubmitBatchAsync(IEnumerable<TPrompt> prompts, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        if (_binding.HasTools)
            throw new BatchException($"Prompt '{PromptName}' has tools, which nobody runs in a batch. Use SendManyAsync, or a prompt without tools.");

        options ??= new BatchOptions();
        return PromptBatch<TPrompt, TResult>.SubmitAsync(ContextOf(options), prompts as IReadOnlyList<TPrompt> ?? [.. prompts], options, cancellationToken);
    }

    private PromptBatchContext<TPrompt, TResult> ContextOf(BatchOptions options)
    {
        var batched = options.Ttl == CacheTtl.Default
            ? _binding
            : _binding.With(_binding.Layout.WithTtls(Enumerable.Range(0, Rungs.Cached).ToDictionary(static rung => (Stability)rung, _ => options.Ttl)));
        return new PromptBatchContext<TPrompt, TResult>(batched, _binding, _pipeline);
    }

    /// <summary>Direct calls or a batch, whichever is cheaper and done in time. Of a batch, what the deadline leaves is sent directly.</summary>
    private async IAsyncEnumerable<PromptItem<TResult>> SendPatientlyAsync(
        IEnumerable<TPrompt> prompts, SendManyOptions options, DateTimeOffset deadline, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = prompts as IReadOnlyList<TPrompt> ?? [.. prompts];
        var chooser = new DeliveryChooser<TPrompt, TResult>(ContextOf(options.Batch ?? new BatchOptions()));
        var (delivery, batching) = await chooser.ChooseAsync(list, options, deadline, cancellationToken).ConfigureAwait(false);
        if (!delivery.IsBatch)
        {
            await foreach (var item in SendDirectlyAsync(list, options, cancellationToken).ConfigureAwait(false))
            {
                if (item.Result is { } result)
                    result.Delivery = delivery;
                yield return item;
            }

            yield break;
        }

        var late = delivery with { IsBatch = false, Reason = "the batch did not answer it by the deadline" };
        var batch = await SubmitBatchAsync(list, batching, cancellationToken).ConfigureAwait(false);
        await foreach (var item in batch.ResultsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item.Result is { } result)
                result.Delivery = result.Source == AnswerSource.Batch ? delivery : late;
            yield return item;
        }

        // Nobody can ask again for a run that has no name of the caller's.
        if (batching.Run is null)
            await batch.DeleteAsync(cancellationToken).ConfigureAwait(false);
    }
}
