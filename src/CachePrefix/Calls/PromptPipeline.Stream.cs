using System.Runtime.CompilerServices;

namespace CachePrefix;

internal sealed partial class PromptPipeline
{
    public IAsyncEnumerable<AnswerPiece> StreamAsync(PromptCall call, CancellationToken cancellationToken) =>
        _steps.Length == 0 ? new TierStream(this, call, cancellationToken) : StreamStepsAsync(call, cancellationToken);

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
            ? new TierStream(this, call, cancellationToken)
            : _steps[step].StreamAsync(call, (next, token) => StreamAsync(next, step + 1, token), cancellationToken);
}
