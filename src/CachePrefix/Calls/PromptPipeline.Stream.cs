using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace CachePrefix;

internal sealed partial class PromptPipeline
{
    public IAsyncEnumerable<AnswerPiece> StreamAsync(PromptCall call, CancellationToken cancellationToken) =>
        _steps.Length == 0 ? StreamTiersAsync(call, cancellationToken) : StreamStepsAsync(call, cancellationToken);

    private async IAsyncEnumerable<AnswerPiece> StreamStepsAsync(PromptCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var piece in StreamAsync(call, 0, cancellationToken).ConfigureAwait(false))
        {
            if (piece.Result is { } result)
                ObserveAnswer(call, result);
            yield return piece;
        }
    }

    private IAsyncEnumerable<AnswerPiece> StreamAsync(PromptCall call, int step, CancellationToken cancellationToken) =>
        step == _steps.Length
            ? StreamTiersAsync(call, cancellationToken)
            : _steps[step].StreamAsync(call, (next, token) => StreamAsync(next, step + 1, token), cancellationToken);

    private async IAsyncEnumerable<AnswerPiece> StreamTiersAsync(PromptCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var attempt = await FirstAttemptAsync(call, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = _runtime.Time.GetTimestamp();
            var firstToken = 0L;
            var held = _route.HoldsBack && (!attempt.IsLast || _route.ThrowsWhenRejected) ? new List<ChatResponseUpdate>() : null;
            var answer = new StrongBox<Answer>();
            var request = call.RequestFor(attempt);
            await foreach (var update in StreamAttemptAsync(call, attempt, request, answer, started, cancellationToken).ConfigureAwait(false))
            {
                if (firstToken == 0)
                    firstToken = _runtime.Time.GetTimestamp();
                if (held is null)
                    yield return new AnswerPiece(attempt.Tier.Name, attempt.Number, update, Result: null);
                else
                    held.Add(update);
            }

            attempt = Settle(call, attempt, request, ref started);
            var result = await ConcludeAsync(call, attempt, answer.Value, started, firstToken, cancellationToken).ConfigureAwait(false);
            if (result.IsValid || attempt.IsLast)
            {
                foreach (var update in held ?? [])
                    yield return new AnswerPiece(attempt.Tier.Name, attempt.Number, update, Result: null);
                yield return new AnswerPiece(attempt.Tier.Name, attempt.Number, Update: null, result);
                yield break;
            }

            attempt = Escalate(call, attempt, result);
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAttemptAsync(
        PromptCall call, Attempt attempt, PromptRequest request, StrongBox<Answer> answer, long started, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var received = default(StringBuilder);
        var begun = -1;
        var spent = RunsTools(attempt.Tier) ? new Spending() : null;
        var updates = spent is null
            ? Calls.StreamAsync(attempt.Tier, request, answer, cancellationToken)
            : _tools!.StreamAsync(attempt.Tier, request, spent, answer, cancellationToken);
        await using var enumerator = updates.GetAsyncEnumerator(cancellationToken);
        var isOver = false;
        try
        {
            while (true)
            {
                try
                {
                    isOver = !await enumerator.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
                {
                    isOver = true;
                    throw Failed(call, attempt, request, spent, started, exception, received?.ToString(), isCut: begun == (spent?.Requests ?? 0));
                }

                if (isOver)
                    yield break;
                if (StreamedContent.IsPart(enumerator.Current))
                {
                    (received ??= new StringBuilder()).Append(enumerator.Current.Text);
                    begun = spent?.Requests ?? 0;
                }

                yield return enumerator.Current;
            }
        }
        finally
        {
            if (!isOver)
                ObserveAbandoned(call, attempt, request, spent, started, exception: null);
        }
    }
}
