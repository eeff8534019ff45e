using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Reads the results of a run's batches, types and validates them, and prepares the batches that follow from them.</summary>
internal sealed class BatchReader<TPrompt, TResult>(PromptBatchContext<TPrompt, TResult> context, IBatchStore store, IReadOnlyList<TPrompt> prompts)
{
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
        var tier = context.Runtime.Tiers.Get(part.Tier);
        var endpoint = BatchDriver.EndpointOf(tier);
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
                if (followed is null && outcome.Next is { } next && !run.IsCancelled)
                {
                    var body = await context.WriteAsync(context.CallOf(prompts[position]), next, cancellationToken).ConfigureAwait(false);
                    await writer.AddAsync(position, next.Tier, new BatchPart { Number = 0, Tier = "", Requests = 0, Step = next.Step, Parent = part.Number }, body, cancellationToken).ConfigureAwait(false);
                }
                else if (followed is null && outcome.IsAgain)
                {
                    again.Add(position);
                }
                else
                {
                    yield return outcome.Item;
                }
            }

            // What has no line that can be read was not answered, as far as anybody can tell.
            foreach (var position in open)
            {
                var error = new BatchException(part.Error is null
                    ? $"Prompt {position} of run '{run.Name}' has no result in batch {part.BatchId} that can be read."
                    : $"Prompt {position} of run '{run.Name}' was not answered: {part.Error}");
                if (followed?.Contains(position) == true)
                    continue;
                if (followed is null && part.Error is null && part.Resent == 0 && !run.IsCancelled)
                    again.Add(position);
                else
                    yield return new PromptItem<TResult>(position, Result: null, error);
            }

            if (again.Count > 0)
                await ResendAsync(writer, run, part, tier, again, cancellationToken).ConfigureAwait(false);
            _followers = await writer.FinishAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The run after a batch was read to its end: with what follows from it.</summary>
    public BatchRun Followed(BatchRun run, BatchPart part)
    {
        run = run.With(part with { IsRead = true });
        return run with { Parts = [.. run.Parts, .. _followers] };
    }

    private async IAsyncEnumerable<BatchLine> LinesAsync(BatchRun run, BatchPart part, IBatchEndpoint endpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (part.Error is not null)
            yield break;

        await foreach (var line in BatchFile.LinesAsync(store, run.Name, BatchNames.Results(part.Number), cancellationToken).ConfigureAwait(false))
        {
            if (TryParse(endpoint, line) is { } parsed)
                yield return parsed;
        }
    }

    private static BatchLine? TryParse(IBatchEndpoint endpoint, ReadOnlyMemory<byte> line)
    {
        try
        {
            return endpoint.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async ValueTask<Outcome> OutcomeAsync(
        BatchRun run, BatchPart part, Tier tier, IBatchEndpoint endpoint, int position, BatchLine line, CancellationToken cancellationToken)
    {
        var call = context.CallOf(prompts[position]);
        call.Id = string.Create(CultureInfo.InvariantCulture, $"{run.Name}/{position}");
        var route = new RouteDecision(part.Tier, "batch", $"batch {part.BatchId} of run '{run.Name}'");
        var attempt = new Attempt(
            tier, part.Step, Number: part.Step + 1, route, IsLast: call.Route.Kind != RouteKind.Cascade || part.Step == call.Route.Tiers.Count - 1,
            _earlier.GetValueOrDefault(position), AnswerSource.Batch);
        if (line.State != BatchLineState.Succeeded)
        {
            var error = new BatchException($"Prompt {position} of run '{run.Name}' was not answered ({line.State}): {line.Error}");
            var isAgain = line.State is BatchLineState.Failed or BatchLineState.Expired && part.Resent == 0 && !run.IsCancelled;
            Observe(part, call, attempt, new PromptAttempt(tier.Name, tier.Model, default, AnswerPrice.Sum(0), TimeSpan.Zero, AttemptOutcome.Failed), response: null, error, isAgain);
            return new Outcome(new PromptItem<TResult>(position, Result: null, error), Next: null, isAgain);
        }

        ChatResponse? response = null;
        try
        {
            response = await endpoint.ReadAsync(line.Answer, cancellationToken).ConfigureAwait(false);
            var usage = response.Usage is null ? default : UsageReader.Read(response.Usage);
            var cost = response.Usage is null ? null : context.Runtime.Prices.BatchCost(response.ModelId ?? tier.Model, usage, context.Runtime.Time.GetTimestamp());
            var answer = new Answer(response, response.Text, usage, AnswerPrice.Sum(cost));
            var result = (PromptResult<TResult>)await call.ConcludeAsync(attempt, answer, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            Observe(part, call, attempt, result.Last, response, error: null);
            if (result.IsValid || attempt.IsLast)
                return new Outcome(new PromptItem<TResult>(position, result, Error: null), Next: null, IsAgain: false);

            _earlier[position] = result.AllAttempts;
            return new Outcome(new PromptItem<TResult>(position, result, Error: null), context.Pipeline.Escalate(attempt, result), IsAgain: false);
        }
        catch (PromptException exception)
        {
            Observe(part, call, attempt, exception.Attempts[^1], response, exception);
            return new Outcome(new PromptItem<TResult>(position, Result: null, exception), Next: null, IsAgain: false);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            var error = new BatchException($"The answer to prompt {position} of run '{run.Name}' cannot be read: {exception.Message}", exception);
            return new Outcome(new PromptItem<TResult>(position, Result: null, error), Next: null, IsAgain: false);
        }
    }

    private void Observe(BatchPart part, PromptCall call, in Attempt attempt, in PromptAttempt outcome, ChatResponse? response, Exception? error, bool isAskedAgain = false)
    {
        if (!part.IsRead)
            context.Pipeline.ObserveBatch(call, attempt, outcome, response, error, isAskedAgain);
    }

    private async ValueTask ResendAsync(BatchFileWriter writer, BatchRun run, BatchPart part, Tier tier, HashSet<int> positions, CancellationToken cancellationToken)
    {
        var name = BatchNames.OfPart(run.Name, part.Number);
        var template = new BatchPart { Number = 0, Tier = "", Requests = 0, Step = part.Step, Resent = part.Resent + 1, Parent = part.Number };
        await foreach (var request in BatchFile.RequestsAsync(store, run.Name, part.Number, cancellationToken).ConfigureAwait(false))
        {
            var position = BatchNames.PositionOf(name, request.CustomId)!.Value;
            if (positions.Contains(position))
                await writer.AddAsync(position, tier, template, request.Body, cancellationToken).ConfigureAwait(false);
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

    /// <param name="Item">The item, if nothing follows.</param>
    /// <param name="Next">The next tier's attempt, when this answer was rejected.</param>
    /// <param name="IsAgain">Whether it is asked again.</param>
    private readonly record struct Outcome(PromptItem<TResult> Item, Attempt? Next, bool IsAgain);
}
