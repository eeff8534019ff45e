using System.Net;
using System.Text.Json;

namespace CachePrefix;

/// <summary>Takes the batches of a run one step further: submits, finds again, asks, copies results. Every step is written down before it is taken.</summary>
internal sealed class BatchDriver(IBatchStore store, BatchOptions options, PromptRuntime runtime)
{
    public static IBatchEndpoint EndpointOf(Tier tier) => tier.Client.GetService(typeof(IBatchEndpoint)) as IBatchEndpoint
        ?? throw new BatchException(
            $"The client of tier '{tier.Name}' has no batch interface. Add WithAnthropicCaching() or WithOpenAICaching() to a client of the official SDK for the provider's own service.");

    public async Task<BatchRun> AdvanceAsync(BatchRun run, CancellationToken cancellationToken)
    {
        foreach (var number in run.Parts.Where(static part => part.State != BatchPartState.Done).Select(static part => part.Number).Order().ToList())
            run = await AdvanceAsync(run, run.Parts.First(part => part.Number == number), cancellationToken).ConfigureAwait(false);
        return run;
    }

    public async Task<BatchRun> SaveAsync(BatchRun run, CancellationToken cancellationToken)
    {
        await store.SaveAsync(run, cancellationToken).ConfigureAwait(false);
        options.Progress?.Report(run);
        return run;
    }

    private Task<BatchRun> AdvanceAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken) => part.State switch
    {
        BatchPartState.Prepared when run.IsCancelled => SaveAsync(run.With(part with { State = BatchPartState.Done, Error = "the run was cancelled" }), cancellationToken),
        BatchPartState.Prepared when part.After != 0 && run.Parts.Any(other => other.Number == part.After && other.State != BatchPartState.Done) => Task.FromResult(run),
        BatchPartState.Prepared => SubmitAsync(run, part, cancellationToken),
        BatchPartState.Submitting => FindAsync(run, part, cancellationToken),
        _ => PollAsync(run, part, cancellationToken),
    };

    private async Task<BatchRun> SubmitAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        var tier = runtime.Tiers.Get(part.Tier);
        part = part with { State = BatchPartState.Submitting, IntendedAt = runtime.Time.GetUtcNow() };
        run = await SaveAsync(run.With(part), cancellationToken).ConfigureAwait(false);
        string? id;
        try
        {
            id = await EndpointOf(tier)
                .SubmitAsync(SubmissionOf(run, part), BatchFile.RequestsAsync(store, run.Name, part.Number, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfProvider(exception, part, cancellationToken))
        {
            // Without an answer the provider may have it: found again, or not, at the next step. What it said no to it does not have.
            return Failures.StatusOf(exception, tier) switch
            {
                null or >= HttpStatusCode.InternalServerError => run,
                HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict =>
                    await SaveAsync(run.With(part with { State = BatchPartState.Prepared, IntendedAt = null }), cancellationToken).ConfigureAwait(false),
                _ => await SaveAsync(run.With(part with { State = BatchPartState.Done, Error = exception.Message }), cancellationToken).ConfigureAwait(false),
            };
        }

        return await SaveAsync(run.With(part with { State = BatchPartState.Running, BatchId = id }), cancellationToken).ConfigureAwait(false);
    }

    private async Task<BatchRun> FindAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        BatchSearch search;
        try
        {
            search = await EndpointOf(runtime.Tiers.Get(part.Tier)).FindAsync(SubmissionOf(run, part), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfProvider(exception, part, cancellationToken))
        {
            return run;
        }

        if (search.BatchId is { } id)
            return await SaveAsync(run.With(part with { State = BatchPartState.Running, BatchId = id }), cancellationToken).ConfigureAwait(false);
        return search.IsCertain && runtime.Time.GetUtcNow() - part.IntendedAt >= options.SearchGrace
            ? await SubmitAsync(run, part, cancellationToken).ConfigureAwait(false)
            : run;
    }

    private async Task<BatchRun> PollAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        var endpoint = EndpointOf(runtime.Tiers.Get(part.Tier));
        BatchProgress progress;
        try
        {
            if (run.IsCancelled && !part.IsCancelled)
                part = part with { IsCancelled = await CancelAsync(endpoint, part, cancellationToken).ConfigureAwait(false) };
            progress = await endpoint.GetAsync(part.BatchId!, cancellationToken).ConfigureAwait(false);
            if (progress is { HasEnded: true, Error: null })
                await DownloadAsync(endpoint, run, part, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfProvider(exception, part, cancellationToken))
        {
            return run;
        }

        var after = part with { State = progress.HasEnded ? BatchPartState.Done : part.State, Completed = progress.Completed, Error = progress.Error };
        return run.Parts.Contains(after) ? run : await SaveAsync(run.With(after), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the provider knows; it says no when the batch has ended in the meantime.</summary>
    private async Task<bool> CancelAsync(IBatchEndpoint endpoint, BatchPart part, CancellationToken cancellationToken)
    {
        try
        {
            await endpoint.CancelAsync(part.BatchId!, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (IsOfProvider(exception, part, cancellationToken))
        {
            return Failures.StatusOf(exception, runtime.Tiers.Get(part.Tier)) is { } status and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests;
        }
    }

    private async Task DownloadAsync(IBatchEndpoint endpoint, BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        var results = await store.CreateAsync(run.Name, BatchNames.Results(part.Number), cancellationToken).ConfigureAwait(false);
        await using (results.ConfigureAwait(false))
            await endpoint.DownloadAsync(part.BatchId!, results, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the provider, or the way to it, did: it may pass.</summary>
    private bool IsOfProvider(Exception exception, BatchPart part, CancellationToken cancellationToken)
    {
        if (!Failures.IsFailure(exception, cancellationToken))
            return false;

        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is HttpRequestException or IOException or TimeoutException or OperationCanceledException or JsonException)
                return true;
        }

        return Failures.StatusOf(exception, runtime.Tiers.Get(part.Tier)) is not null;
    }

    private static BatchSubmission SubmissionOf(BatchRun run, BatchPart part) => new(BatchNames.OfPart(run.Name, part.Number), part.Requests, part.IntendedAt!.Value);
}
