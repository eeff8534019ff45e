using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Requests;
using CachePrefix.CodeFixes.Text;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Keeps the stable text as the system message and says the volatile sentence in a labelled block of the last user message.</summary>
public sealed class MoveToUserMessageCodeFix : MovingCodeFix
{
    /// <inheritdoc/>
    protected internal override string Title => "Move to the last user message";

    private protected override async Task<FixEdit?> MoveAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Sink.Expression is not { } sink)
            return null;

        var model = await target.ModelOfAsync(target.Sink, cancellationToken).ConfigureAwait(false);
        if (RequestMessages.FindLast(sink, model) is not { } message
            || await MovableText.FindAsync(target, MoveDestination.At(target.Sink.DocumentId, message.Text, model), cancellationToken).ConfigureAwait(false) is not { } movable)
        {
            return null;
        }

        var text = TextAppend.To(message.Text, movable.Text.Labelled(BlockLabel.TagOf(target)));
        return RequestEdit.Of(target, movable, editor => editor.ReplaceNode(message.Text, text));
    }
}
