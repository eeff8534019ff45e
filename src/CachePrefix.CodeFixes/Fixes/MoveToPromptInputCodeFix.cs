using CachePrefix.CodeFixes.Definitions;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Requests;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Splits a member of a prompt definition into its stable text and a <c>[PromptInput]</c> with the volatile sentence.</summary>
public sealed class MoveToPromptInputCodeFix : MovingCodeFix
{
    /// <inheritdoc/>
    protected internal override string Title => "Move to a [PromptInput]";

    private protected override async Task<FixEdit?> MoveAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (await CachedSegment.FindAsync(target, cancellationToken).ConfigureAwait(false) is not { } segment)
            return null;

        return await PlanOwnTextAsync(target, segment, cancellationToken).ConfigureAwait(false)
            ?? await AssignedText.PlanAsync(target, segment, BlockLabel.NameOf(target), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<FixEdit?> PlanOwnTextAsync(FixTarget target, CachedSegment segment, CancellationToken cancellationToken)
    {
        if (await OwnText.FindAsync(target, segment, cancellationToken).ConfigureAwait(false) is not { } movable)
            return null;

        var name = await DefinitionEdit.FreeNameAsync(target.Solution, segment.Symbol.ContainingType, BlockLabel.NameOf(target), cancellationToken, "Text").ConfigureAwait(false);
        var member = DefinitionEdit.Member($"[{segment.StabilityPrefix}PromptInput] public string {name} => value;", movable.Text.ToExpression());
        return OwnText.Edit(target, segment, movable, member);
    }
}
