using System.Net;
using System.Text.Json;

namespace CachePrefix;

/// <summary>Takes the batches of a run one step further: submits, finds again, asks, copies results. Every step is written down before it is taken.</summary>
internal sealed class BatchDriver(IBatchStore store, BatchOptions options, PromptRuntime runtime)
{
    public static bool HasEndpoint(Tier tier) => tier.Client.GetService(typeof(IBatchEndpoint)) is IBatchEndpoint;

    public static IBatchEndpoint EndpointOf(Tier tier) => tier.Client.GetService(typeof(IBatchEndpoint)) as IBatchEndpoint
        ?? throw new BatchException(
            $"The client of tier '{tier.Name}' has no batch interface. Add WithAnthropicCaching() or WithOpenAICaching() to a client of the official SDK for the provider's own service.");

    public async Task<BatchRun> AdvanceAsync(BatchRun run, CancellationToken cancellationToken)
    {
        if (!run.IsCancelled && run.Deadline <= runtime.Time.GetUtcNow())
            run = await SaveAsync(run with { IsCancelled = true }, cancellationToken).ConfigureAwait(false);
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
        _ when part.IsDirect => run.IsStopped ? StopAsync(run, part, cancellationToken) : Task.FromResult(run),
        BatchPartState.Prepared when run.IsCancelled => StopAsync(run, part, cancellationToken),
        BatchPartState.Prepared when part.After != 0 && run.Parts.Any(other => other.Number == part.After && other.State != BatchPartState.Done) => Task.FromResult(run),
        BatchPartState.Prepared => SubmitAsync(run, part, cancellationToken),
        BatchPartState.Submitting => FindAsync(run, part, cancellationToken),
        _ => PollAsync(run, part, cancellationToken),
    };

    private Task<BatchRun> StopAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken) => SaveAsync(
        run.With(part with { State = BatchPartState.Done, Error = run.IsStopped ? "the run was cancelled" : "the deadline passed before the batch was submitted" }), cancellationToken);

    private async Task<BatchRun> SubmitAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        var tier = runtime.Tiers.Get(part.Tier);
        part = part with { State = BatchPartState.Submitting, IntendedAt = runtime.Time.GetUtcNow(), Problem = null };
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
            var prepared = part with { State = BatchPartState.Prepared, IntendedAt = null };
            var status = Failures.StatusOf(exception, tier);
            if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                await SaveAsync(run.With(prepared), cancellationToken).ConfigureAwait(false);
                throw Refused(run, part, "take", exception);
            }

            return status switch
            {
                null or >= HttpStatusCode.InternalServerError => await FailedAsync(run, part, exception, cancellationToken).ConfigureAwait(false),
                _ when MayPass(status.Value) => await FailedAsync(run, prepared, exception, cancellationToken).ConfigureAwait(false),
                _ => await SaveAsync(run.With(part with { State = BatchPartState.Done, Error = exception.Message }), cancellationToken).ConfigureAwait(false),
            };
        }

        return await SaveAsync(run.With(part with { State = BatchPartState.Running, BatchId = id }), cancellationToken).ConfigureAwait(false);
    }

    private async Task<BatchRun> FindAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        // A clock that was put back since: the time of the intent is of no use, and the wait begins anew.
        var now = runtime.Time.GetUtcNow();
        if (part.IntendedAt > now)
            run = await SaveAsync(run.With(part = part with { IntendedAt = now }), cancellationToken).ConfigureAwait(false);

        BatchSearch search;
        try
        {
            search = await EndpointOf(runtime.Tiers.Get(part.Tier)).FindAsync(SubmissionOf(run, part), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfProvider(exception, part, cancellationToken))
        {
            return await RefusedOrFailedAsync(run, part, "list batches for", exception, cancellationToken).ConfigureAwait(false);
        }

        if (search.BatchId is { } id)
            return await SaveAsync(run.With(part with { State = BatchPartState.Running, BatchId = id, Problem = null }), cancellationToken).ConfigureAwait(false);
        if (!search.IsCertain || now - part.IntendedAt < options.SearchGrace)
            return run;
        return run.IsCancelled
            ? await StopAsync(run, part, cancellationToken).ConfigureAwait(false)
            : await SubmitAsync(run, part, cancellationToken).ConfigureAwait(false);
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
            return run.IsCancelled && Failures.StatusOf(exception, runtime.Tiers.Get(part.Tier)) is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? await SaveAsync(run.With(part with { State = BatchPartState.Done, Error = $"the provider no longer has batch {part.BatchId}: {exception.Message}" }), cancellationToken).ConfigureAwait(false)
                : await RefusedOrFailedAsync(run, part, "tell of", exception, cancellationToken).ConfigureAwait(false);
        }

        var after = part with { State = progress.HasEnded ? BatchPartState.Done : part.State, Completed = progress.Completed, Error = progress.Error, Problem = null };
        return run.Parts.Contains(after) ? run : await SaveAsync(run.With(after), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a repetition does not mend is the caller's to know; the run stays as it is.</summary>
    private Task<BatchRun> RefusedOrFailedAsync(BatchRun run, BatchPart part, string what, Exception exception, CancellationToken cancellationToken) =>
        Failures.StatusOf(exception, runtime.Tiers.Get(part.Tier)) is { } status and < HttpStatusCode.InternalServerError && !MayPass(status)
            ? throw Refused(run, part, what, exception)
            : FailedAsync(run, part, exception, cancellationToken);

    private Task<BatchRun> FailedAsync(BatchRun run, BatchPart part, Exception exception, CancellationToken cancellationToken)
    {
        var after = part with { Problem = exception.Message };
        return run.Parts.Contains(after) ? Task.FromResult(run) : SaveAsync(run.With(after), cancellationToken);
    }

    private BatchException Refused(BatchRun run, BatchPart part, string what, Exception exception) => new(
        $"The provider of tier '{part.Tier}' refused to {what} batch {part.BatchId ?? BatchNames.OfPart(run.Name, part.Number)} of run '{run.Name}' "
        + $"(status {(int?)Failures.StatusOf(exception, runtime.Tiers.Get(part.Tier))}): {exception.Message} The run stays as it is: mend the cause and go on with the same name, or cancel it.",
        exception);

    private static bool MayPass(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or (HttpStatusCode)425;

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
        var file = await store.CreateAsync(run.Name, BatchNames.Results(part.Number), cancellationToken).ConfigureAwait(false);
        var results = new StoreStream(file, $"The results of batch {part.BatchId} of run '{run.Name}'");
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
            if (current is BatchException)
                return false;
            if (current is HttpRequestException or IOException or TimeoutException or OperationCanceledException or JsonException)
                return true;
        }

        return Failures.StatusOf(exception, runtime.Tiers.Get(part.Tier)) is not null;
    }

    private static BatchSubmission SubmissionOf(BatchRun run, BatchPart part) => new(BatchNames.OfPart(run.Name, part.Number), part.Requests, part.IntendedAt!.Value);
}
