using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Reads the results of a run's batches, types and validates them, and prepares the batches that follow from them.</summary>
internal sealed class BatchReader<TPrompt, TResult>(PromptBatchContext<TPrompt, TResult> context, IBatchStore store, IReadOnlyList<TPrompt> prompts, BatchEscalation escalation)
{
    private static readonly byte[] NoBody = "{}"u8.ToArray();

    private readonly Dictionary<int, PromptAttempt[]> _earlier = [];
    private IReadOnlyList<BatchPart> _followers = [];

    /// <summary>The items of a batch that nothing follows for.</summary>
    public async IAsyncEnumerable<PromptItem<TResult>> ReadAsync(BatchRun run, BatchPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = BatchNames.OfPart(run.Name, part.Number);
        var open = new HashSet<int>();
        await foreach (var request in BatchFile.RequestsAsync(store, run.Name, part.Number, cancellationToken).ConfigureAwait(false))
            open.Add(BatchNames.PositionOf(name, request.CustomId)!.Value);

        var followed = part.IsRead ? await FollowedAsync(run, part, cancellationToken).ConfigureAwait(false) : null;
        var again = new HashSet<int>();
        var direct = new HashSet<int>();
        var tier = context.Runtime.Tiers.Get(part.Tier);
        var endpoint = part.IsDirect ? null : BatchDriver.EndpointOf(tier);
        var writer = context.WriterFor(store, run);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (var line in LinesAsync(run, part, endpoint, cancellationToken).ConfigureAwait(false))
            {
                if (BatchNames.PositionOf(name, line.CustomId) is not { } position || !open.Remove(position))
                    continue;

                var outcome = await OutcomeAsync(run, part, tier, endpoint, position, line, cancellationToken).ConfigureAwait(false);
                if (followed?.Contains(position) == true)
                    continue;
                if (followed is not null)
                    yield return outcome.Item;
                else if (outcome.Next is { } next)
                    await FollowAsync(writer, run, part, position, next, cancellationToken).ConfigureAwait(false);
                else if (outcome.Follow == Follow.Again)
                    again.Add(position);
                else if (outcome.Follow == Follow.Direct)
                    direct.Add(position);
                else
                    yield return outcome.Item;
            }

            // What has no line that can be read was not answered, as far as anybody can tell.
            var follow = FollowOf(run, part, part.Error is null ? BatchLineState.Missing : BatchLineState.Cancelled);
            foreach (var position in open)
            {
                if (followed?.Contains(position) == true)
                    continue;
                if (followed is null && follow != Follow.None)
                    (follow == Follow.Again ? again : direct).Add(position);
                else
                    yield return Unanswered(run, part, position);
            }

            await ResendAsync(writer, run, part, tier, again, direct, cancellationToken).ConfigureAwait(false);
            _followers = await writer.FinishAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The run after a batch was read to its end: with what follows from it.</summary>
    public BatchRun Followed(BatchRun run, BatchPart part)
    {
        run = run.With(part with { IsRead = true });
        return run with { Parts = [.. run.Parts, .. _followers] };
    }

    private static PromptItem<TResult> Unanswered(BatchRun run, BatchPart part, int position) => new(position, Result: null, new BatchException(
        part.Error is null
            ? $"Prompt {position} of run '{run.Name}' has no result in batch {part.BatchId} that can be read."
            : $"Prompt {position} of run '{run.Name}' was not answered: {part.Error}",
        state: part.Error is null ? BatchLineState.Missing : BatchLineState.Cancelled));

    /// <summary>What is done about a request that was not answered.</summary>
    private static Follow FollowOf(BatchRun run, BatchPart part, BatchLineState state)
    {
        if (state is BatchLineState.Succeeded or BatchLineState.Refused || run.IsStopped || part.IsDirect)
            return Follow.None;
        if (run.Deadline is not null && (run.IsCancelled || part.Resent > 0 || state == BatchLineState.Cancelled))
            return Follow.Direct;
        return part.Resent == 0 && state != BatchLineState.Cancelled ? Follow.Again : Follow.None;
    }

    private async ValueTask FollowAsync(BatchFileWriter writer, BatchRun run, BatchPart part, int position, Attempt next, CancellationToken cancellationToken)
    {
        var isDirect = part.IsDirect || run.IsCancelled || escalation == BatchEscalation.AtOnce;
        var body = isDirect ? NoBody : await context.WriteAsync(context.CallOf(prompts[position]), next, cancellationToken).ConfigureAwait(false);
        var template = new BatchPart { Number = 0, Tier = "", Requests = 0, Step = next.Step, Parent = part.Number, IsDirect = isDirect };
        await writer.AddAsync(position, next.Tier, template, body, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<BatchLine> LinesAsync(BatchRun run, BatchPart part, IBatchEndpoint? endpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A run that was stopped while requests were sent by themselves has the answers of some.
        if (part.Error is not null && !part.IsDirect)
            yield break;
        if (part.IsDirect && !await BatchFile.ExistsAsync(store, run.Name, BatchNames.Results(part.Number), cancellationToken).ConfigureAwait(false))
            yield break;

        await foreach (var line in BatchFile.LinesAsync(store, run.Name, BatchNames.Results(part.Number), cancellationToken).ConfigureAwait(false))
        {
            if (TryParse(endpoint, line) is { } parsed)
                yield return parsed;
        }
    }

    private static BatchLine? TryParse(IBatchEndpoint? endpoint, ReadOnlyMemory<byte> line)
    {
        try
        {
            if (endpoint is not null)
                return endpoint.Parse(line);

            var direct = DirectLine.Parse(line);
            return direct.Error is null
                ? new BatchLine(direct.CustomId, BatchLineState.Succeeded, line, Error: null)
                : new BatchLine(direct.CustomId, BatchLineState.Failed, default, direct.Error);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private async ValueTask<Outcome> OutcomeAsync(
        BatchRun run, BatchPart part, Tier tier, IBatchEndpoint? endpoint, int position, BatchLine line, CancellationToken cancellationToken)
    {
        var call = context.CallOf(prompts[position], BatchNames.OfCall(run.Name, position));
        var route = new RouteDecision(part.Tier, "batch", part.IsDirect ? $"sent by itself for run '{run.Name}'" : $"batch {part.BatchId} of run '{run.Name}'");
        var attempt = new Attempt(
            tier, part.Step, Number: part.Step + 1, route, IsLast: call.Route.Kind != RouteKind.Cascade || part.Step == call.Route.Tiers.Count - 1,
            _earlier.GetValueOrDefault(position), part.IsDirect ? AnswerSource.Model : AnswerSource.Batch);
        if (line.State != BatchLineState.Succeeded)
        {
            var error = new BatchException($"Prompt {position} of run '{run.Name}' was not answered ({line.State}): {line.Error}", state: line.State);
            var follow = FollowOf(run, part, line.State);
            var failed = new PromptAttempt(tier.Name, tier.Model, default, AnswerPrice.Sum(part.IsDirect ? null : 0), TimeSpan.Zero, AttemptOutcome.Failed);
            Observe(part, call, attempt, failed, response: null, error, isFinal: follow == Follow.None);
            return new Outcome(new PromptItem<TResult>(position, Result: null, error), Next: null, follow);
        }

        ChatResponse? response = null;
        try
        {
            var (answer, latency) = await AnswerAsync(tier, endpoint, line.Answer, cancellationToken).ConfigureAwait(false);
            response = answer.Response;
            var result = (PromptResult<TResult>)await call.ConcludeAsync(attempt, answer, latency, cancellationToken).ConfigureAwait(false);
            var isFinal = result.IsValid || attempt.IsLast || run.IsStopped;
            Observe(part, call, attempt, result.Last, response, error: null, isFinal);
            if (isFinal)
                return new Outcome(new PromptItem<TResult>(position, result, Error: null), Next: null, Follow.None);

            _earlier[position] = result.AllAttempts;
            return new Outcome(new PromptItem<TResult>(position, result, Error: null), context.Pipeline.Escalate(attempt, result), Follow.None);
        }
        catch (PromptException exception)
        {
            Observe(part, call, attempt, exception.Attempts[^1], response, exception, isFinal: true);
            return new Outcome(new PromptItem<TResult>(position, Result: null, exception), Next: null, Follow.None);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            var error = new BatchException($"The answer to prompt {position} of run '{run.Name}' cannot be read: {exception.Message}", exception);
            return new Outcome(new PromptItem<TResult>(position, Result: null, error), Next: null, Follow.None);
        }
    }

    private async ValueTask<(Answer Answer, TimeSpan Latency)> AnswerAsync(Tier tier, IBatchEndpoint? endpoint, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        if (endpoint is null)
        {
            var direct = DirectLine.Parse(line);
            return (direct.ToAnswer(), direct.Latency);
        }

        var response = await endpoint.ReadAsync(line, cancellationToken).ConfigureAwait(false);
        var usage = response.Usage is null ? default : UsageReader.Read(response.Usage);
        var cost = response.Usage is null ? null : context.Runtime.Prices.BatchCost(response.ModelId ?? tier.Model, usage, context.Runtime.Time.GetTimestamp());
        return (new Answer(response, response.Text, usage, AnswerPrice.Sum(cost)), TimeSpan.Zero);
    }

    private void Observe(BatchPart part, PromptCall call, Attempt attempt, in PromptAttempt outcome, ChatResponse? response, Exception? error, bool isFinal)
    {
        if (!part.IsRead)
            context.Pipeline.ObserveBatch(call, attempt, outcome, response, error, isFinal);
    }

    private async ValueTask ResendAsync(BatchFileWriter writer, BatchRun run, BatchPart part, Tier tier, HashSet<int> again, HashSet<int> direct, CancellationToken cancellationToken)
    {
        if (again.Count + direct.Count == 0)
            return;

        var name = BatchNames.OfPart(run.Name, part.Number);
        var template = new BatchPart { Number = 0, Tier = "", Requests = 0, Step = part.Step, Resent = part.Resent + 1, Parent = part.Number };
        await foreach (var request in BatchFile.RequestsAsync(store, run.Name, part.Number, cancellationToken).ConfigureAwait(false))
        {
            var position = BatchNames.PositionOf(name, request.CustomId)!.Value;
            if (again.Contains(position))
                await writer.AddAsync(position, tier, template, request.Body, cancellationToken).ConfigureAwait(false);
            else if (direct.Contains(position))
                await writer.AddAsync(position, tier, template with { IsDirect = true }, NoBody, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<HashSet<int>> FollowedAsync(BatchRun run, BatchPart part, CancellationToken cancellationToken)
    {
        var followed = new HashSet<int>();
        foreach (var child in run.Parts.Where(other => other.Parent == part.Number))
        {
            var name = BatchNames.OfPart(run.Name, child.Number);
            await foreach (var request in BatchFile.RequestsAsync(store, run.Name, child.Number, cancellationToken).ConfigureAwait(false))
                followed.Add(BatchNames.PositionOf(name, request.CustomId)!.Value);
        }

        return followed;
    }

    /// <summary>What is done about a request that was not answered.</summary>
    private enum Follow
    {
        None,
        Again,
        Direct,
    }

    /// <param name="Item">The item, if nothing follows.</param>
    /// <param name="Next">The next tier's attempt, when this answer was rejected.</param>
    /// <param name="Follow">What is done about a request that was not answered.</param>
    private readonly record struct Outcome(PromptItem<TResult> Item, Attempt? Next, Follow Follow);
}
