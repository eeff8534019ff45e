using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Requests;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Keeps the stable text as the system message and sends the volatile sentence as a user message of its own, after all others.</summary>
public sealed class SendAsTrailingMessageCodeFix : MovingCodeFix
{
    /// <inheritdoc/>
    protected internal override string Title => "Send as a separate trailing message";

    private protected override async Task<FixEdit?> MoveAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Sink.Expression is not { } sink)
            return null;

        var model = await target.ModelOfAsync(target.Sink, cancellationToken).ConfigureAwait(false);
        if (TrailingMessage.Find(sink, model) is not { } trailing
            || await MovableText.FindAsync(target, MoveDestination.At(target.Sink.DocumentId, trailing.List, model) with { Node = null }, cancellationToken).ConfigureAwait(false) is not { } movable)
        {
            return null;
        }

        var text = movable.Text.Labelled(BlockLabel.TagOf(target)).ToExpression();
        return RequestEdit.Of(target, movable, editor => trailing.Append(editor, text));
    }
}
