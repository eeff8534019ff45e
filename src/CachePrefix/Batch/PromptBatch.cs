using System.Runtime.CompilerServices;

namespace CachePrefix;

/// <summary>Prompts that were submitted together, their state and their results.</summary>
/// <typeparam name="TPrompt">The prompt's type.</typeparam>
/// <typeparam name="TResult">The type of its answers.</typeparam>
public sealed class PromptBatch<TPrompt, TResult>
{
    private readonly PromptBatchContext<TPrompt, TResult> _context;
    private readonly IReadOnlyList<TPrompt> _prompts;
    private readonly BatchOptions _options;
    private readonly IBatchStore _store;
    private readonly BatchDriver _driver;

    private PromptBatch(PromptBatchContext<TPrompt, TResult> context, IReadOnlyList<TPrompt> prompts, BatchOptions options, string run)
    {
        _context = context;
        _prompts = prompts;
        _options = options;
        Run = run;
        _store = StoreOf(options, context.Runtime);
        _driver = new BatchDriver(_store, options, context.Runtime);
    }

    /// <summary>The run's name.</summary>
    public string Run { get; }

    /// <summary>The state that was last written down.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The state.</returns>
    public async Task<BatchRun> GetStateAsync(CancellationToken cancellationToken = default) =>
        await _store.FindAsync(Run, cancellationToken).ConfigureAwait(false) ?? throw new BatchException($"The store has no run '{Run}' any more.");

    /// <summary>Asks the provider to stop. What is answered until then has its results; the others are items with an error.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the wish is written down and the provider was asked.</returns>
    public async Task CancelAsync(CancellationToken cancellationToken = default)
    {
        var own = await LockAsync(cancellationToken).ConfigureAwait(false);
        await using (own.ConfigureAwait(false))
        {
            var run = await GetStateAsync(cancellationToken).ConfigureAwait(false);
            run = await _driver.SaveAsync(run with { IsCancelled = true, Deadline = null }, cancellationToken).ConfigureAwait(false);
            await _driver.AdvanceAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The results as they arrive, one for each prompt, in any order. Requests that expired or that the provider failed on are submitted once more; what a validator rejects goes to the
    /// cascade's next tier as another batch.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting; the run stays and can be continued.</param>
    /// <returns>The items. One that was not answered carries the error, which names the prompt's position.</returns>
    /// <exception cref="BatchException">Another process works on the run.</exception>
    public async IAsyncEnumerable<PromptItem<TResult>> ResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var own = await LockAsync(cancellationToken).ConfigureAwait(false);
        await using (own.ConfigureAwait(false))
        {
            var reader = new BatchReader<TPrompt, TResult>(_context, _store, _prompts, _options.Escalation);
            var sender = new DirectSender<TPrompt, TResult>(_context, _store, _prompts, _options.MaxConcurrency);
            var read = new HashSet<int>();
            var wait = new PollWait(_options);
            for (var run = await GetStateAsync(cancellationToken).ConfigureAwait(false); ;)
            {
                var before = run;
                run = await _driver.AdvanceAsync(run, cancellationToken).ConfigureAwait(false);
                foreach (var part in run.Parts.Where(static part => part is { IsDirect: true, State: not BatchPartState.Done }).OrderBy(static part => part.Number).ToList())
                    run = await _driver.SaveAsync(run.With(await sender.SendAsync(run, part, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
                while (run.Parts.Where(part => part.State == BatchPartState.Done && !read.Contains(part.Number)).MinBy(static part => part.Number) is { } part)
                {
                    read.Add(part.Number);
                    await foreach (var item in reader.ReadAsync(run, part, cancellationToken).ConfigureAwait(false))
                        yield return item;
                    if (!part.IsRead)
                        run = await _driver.SaveAsync(reader.Followed(run, part), cancellationToken).ConfigureAwait(false);
                }

                if (run.IsDone)
                    yield break;
                if (run.Parts.Any(static part => part is { IsDirect: true, State: not BatchPartState.Done }))
                    continue;
                await Task.Delay(wait.After(before, run, _context.Runtime.Time.GetUtcNow()), _context.Runtime.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    internal async Task DeleteAsync(CancellationToken cancellationToken) => await _store.DeleteAsync(Run, cancellationToken).ConfigureAwait(false);

    internal static IBatchStore StoreOf(BatchOptions options, PromptRuntime runtime) =>
        options.Store ?? runtime.Services?.GetService(typeof(IBatchStore)) as IBatchStore ?? new FolderBatchStore(FolderBatchStore.DefaultFolder);

    internal static async Task<PromptBatch<TPrompt, TResult>> SubmitAsync(
        PromptBatchContext<TPrompt, TResult> context, IReadOnlyList<TPrompt> prompts, BatchOptions options, CancellationToken cancellationToken)
    {
        var batch = new PromptBatch<TPrompt, TResult>(context, prompts, options, options.Run ?? $"{context.Layout.Name}-{Guid.NewGuid():N}");
        var own = await batch.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (own.ConfigureAwait(false))
        {
            var run = await batch._store.FindAsync(batch.Run, cancellationToken).ConfigureAwait(false);
            if (run is { IsPrepared: true })
                await batch.CheckAsync(run, cancellationToken).ConfigureAwait(false);
            else
                run = await batch.PrepareAsync(run?.IsCancelled == true, cancellationToken).ConfigureAwait(false);
            await batch._driver.AdvanceAsync(run, cancellationToken).ConfigureAwait(false);
        }

        return batch;
    }

    private async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) =>
        await _store.TryLockAsync(Run, cancellationToken).ConfigureAwait(false)
        ?? throw new BatchException($"Another process, or another enumeration of its results, works on run '{Run}'. Wait for it, or use another name.");

    private async Task<BatchRun> PrepareAsync(bool isCancelled, CancellationToken cancellationToken)
    {
        var run = new BatchRun { Name = Run, Prompt = _context.Layout.Name, Prompts = _prompts.Count, CreatedAt = _context.Runtime.Time.GetUtcNow(), IsCancelled = isCancelled, Deadline = isCancelled ? null : _options.Deadline };
        await _driver.SaveAsync(run, cancellationToken).ConfigureAwait(false);
        var seeds = new Dictionary<string, int>(StringComparer.Ordinal);
        var writer = _context.WriterFor(_store, run);
        await using (writer.ConfigureAwait(false))
        {
            for (var position = 0; position < _prompts.Count; position++)
            {
                var call = _context.CallOf(_prompts[position]);
                var attempt = await _context.Pipeline.FirstAttemptAsync(call, cancellationToken).ConfigureAwait(false);
                var body = await _context.WriteAsync(call, attempt, cancellationToken).ConfigureAwait(false);
                var isSeed = _options.Seed && !seeds.ContainsKey(attempt.Tier.Name);
                var template = new BatchPart { Number = 0, Tier = attempt.Tier.Name, Requests = 0, Step = attempt.Step, After = seeds.GetValueOrDefault(attempt.Tier.Name) };
                await writer.AddAsync(position, attempt.Tier, template, body, cancellationToken, isSeed).ConfigureAwait(false);
                if (isSeed)
                    seeds[attempt.Tier.Name] = writer.LastNumber;
            }

            run = run with { IsPrepared = true, Parts = await writer.FinishAsync().ConfigureAwait(false) };
        }

        return await _driver.SaveAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A run is continued with the prompts that it began with. What a router sends elsewhere now cannot be compared.</summary>
    private async Task CheckAsync(BatchRun run, CancellationToken cancellationToken)
    {
        if (run.Prompt != _context.Layout.Name || run.Prompts != _prompts.Count)
            throw new BatchException($"Run '{Run}' has {run.Prompts} prompts of '{run.Prompt}', not {_prompts.Count} of '{_context.Layout.Name}'. Give the same prompts to go on, or another name to begin anew.");

        foreach (var part in run.Parts.Where(static part => part.Parent == 0))
        {
            var name = BatchNames.OfPart(Run, part.Number);
            await foreach (var request in BatchFile.RequestsAsync(_store, Run, part.Number, cancellationToken).ConfigureAwait(false))
            {
                var position = BatchNames.PositionOf(name, request.CustomId)!.Value;
                var call = _context.CallOf(_prompts[position]);
                var attempt = await _context.Pipeline.FirstAttemptAsync(call, cancellationToken).ConfigureAwait(false);
                if (attempt.Tier.Name == part.Tier
                    && BatchNames.OfRequest(name, position, await _context.WriteAsync(call, attempt, cancellationToken).ConfigureAwait(false)) != request.CustomId)
                    throw new BatchException($"Run '{Run}' was submitted with another prompt at position {position}. Give the same prompts to go on, or another name to begin anew.");
            }
        }
    }
}
