using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CachePrefix;

/// <summary>Sends requests of a run one by one. Each answer is written down when it is there, so that it is not paid for again after a crash.</summary>
internal sealed class DirectSender<TPrompt, TResult>(PromptBatchContext<TPrompt, TResult> context, IBatchStore store, IReadOnlyList<TPrompt> prompts, int concurrency)
{
    private readonly PrimingGate _gate = new();

    public async Task<BatchPart> SendAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        var name = BatchNames.OfPart(run.Name, part.Number);
        var file = BatchNames.Results(part.Number);
        var tier = context.Runtime.Tiers.Get(part.Tier);
        var known = await KnownAsync(run.Name, file, cancellationToken).ConfigureAwait(false);

        // Ends a line that a crash cut short.
        await store.AppendAsync(run.Name, file, "", cancellationToken).ConfigureAwait(false);
        using var writing = new SemaphoreSlim(1, 1);
        await Parallel.ForEachAsync(
            OpenAsync(run.Name, part.Number, known, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, concurrency), CancellationToken = cancellationToken },
            async (id, token) =>
            {
                var line = await AskAsync(part, tier, id, prompts[BatchNames.PositionOf(name, id)!.Value], token).ConfigureAwait(false);
                await writing.WaitAsync(token).ConfigureAwait(false);
                try
                {
                    await store.AppendAsync(run.Name, file, line.ToString(), token).ConfigureAwait(false);
                }
                finally
                {
                    writing.Release();
                }
            }).ConfigureAwait(false);
        return part with { State = BatchPartState.Done, Completed = part.Requests };
    }

    private async Task<DirectLine> AskAsync(BatchPart part, Tier tier, string id, TPrompt prompt, CancellationToken cancellationToken)
    {
        var call = context.DirectCallOf(prompt);
        var request = call.RequestFor(new Attempt(tier, part.Step, part.Step + 1, new RouteDecision(tier.Name, "batch", ""), IsLast: true, Earlier: null));
        using var turn = await _gate.EnterAsync(tier.Name, request, cancellationToken).ConfigureAwait(false);
        var started = context.Runtime.Time.GetTimestamp();
        try
        {
            var answer = await context.Pipeline.Calls.AskAsync(tier, request, cancellationToken).ConfigureAwait(false);
            turn?.Succeed();
            return DirectLine.Of(id, answer, context.Runtime.Time.GetElapsedTime(started));
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            return new DirectLine(id, Response: null, Cost: null, context.Runtime.Time.GetElapsedTime(started), exception.Message);
        }
    }

    private async Task<HashSet<string>> KnownAsync(string run, string file, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (!await BatchFile.ExistsAsync(store, run, file, cancellationToken).ConfigureAwait(false))
            return known;

        await foreach (var line in BatchFile.LinesAsync(store, run, file, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                known.Add(DirectLine.Parse(line).CustomId);
            }
            catch (JsonException)
            {
                // A crash cut it short: the request is sent again.
            }
        }

        return known;
    }

    private async IAsyncEnumerable<string> OpenAsync(string run, int part, HashSet<string> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var request in BatchFile.RequestsAsync(store, run, part, cancellationToken).ConfigureAwait(false))
        {
            if (!known.Contains(request.CustomId))
                yield return request.CustomId;
        }
    }
}
