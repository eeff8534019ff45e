using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    /// <summary>
    /// Sends many prompts. The first call on each tier is awaited alone, so that it writes the shared prefix to the provider's cache once;
    /// the others follow side by side and read it. Where there is patience, a batch is submitted instead if that is cheaper.
    /// </summary>
    /// <param name="prompts">The prompts, read as they are needed.</param>
    /// <param name="options">Concurrency, progress and deadline.</param>
    /// <param name="cancellationToken">Ends every call at once.</param>
    /// <returns>The outcomes in completion order. A prompt that fails is an item with its error and does not stop the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="SendManyOptions.MaxConcurrency"/> is below 1.</exception>
    /// <exception cref="BatchException">A batch was chosen whose provider refuses it, or on which another process works.</exception>
    /// <remarks>When the enumeration ends early, the calls under way are cancelled and awaited; a batch goes on, and so does a call with the same <see cref="BatchOptions.Run"/>.</remarks>
    public async IAsyncEnumerable<PromptItem<TResult>> SendManyAsync(
        IEnumerable<TPrompt> prompts,
        SendManyOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        options ??= new SendManyOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrency, 1, nameof(options));

        var total = prompts.TryGetNonEnumeratedCount(out var count) ? count : (int?)null;
        var completed = 0;
        var failed = 0;
        var deadline = options.Deadline ?? (_binding.Runtime.Time.GetUtcNow() + _binding.Definition.Patience);
        var items = deadline is null ? SendDirectlyAsync(prompts, options, cancellationToken) : SendPatientlyAsync(prompts, options, deadline.Value, cancellationToken);
        await foreach (var item in items.ConfigureAwait(false))
        {
            completed++;
            failed += item.IsSuccess ? 0 : 1;
            options.Progress?.Report(new SendManyProgress(completed, failed, total));
            yield return item;
        }
    }

    private async IAsyncEnumerable<PromptItem<TResult>> SendDirectlyAsync(
        IEnumerable<TPrompt> prompts, SendManyOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outcomes = Channel.CreateBounded<PromptItem<TResult>>(options.MaxConcurrency);
        var sending = SendAllAsync(prompts, options.MaxConcurrency, outcomes.Writer, stop.Token);
        try
        {
            await foreach (var item in outcomes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return item;
            await sending.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAllAsync(
        IEnumerable<TPrompt> prompts, int concurrency, ChannelWriter<PromptItem<TResult>> outcomes, CancellationToken cancellationToken)
    {
        var gate = new PrimingGate();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                prompts.Select(static (prompt, index) => (prompt, index)),
                parallel,
                async (item, token) =>
                {
                    var outcome = await SendItemAsync(item.prompt, item.index, gate, token).ConfigureAwait(false);
                    await outcomes.WriteAsync(outcome, token).ConfigureAwait(false);
                }).ConfigureAwait(false);
            outcomes.Complete();
        }
        catch (Exception exception)
        {
            outcomes.Complete(exception);
            throw;
        }
    }

    private async Task<PromptItem<TResult>> SendItemAsync(TPrompt prompt, int index, PrimingGate gate, CancellationToken cancellationToken)
    {
        try
        {
            return new PromptItem<TResult>(index, await SendAsync(prompt, gate, cancellationToken).ConfigureAwait(false), Error: null);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            return new PromptItem<TResult>(index, Result: null, exception);
        }
    }
}
