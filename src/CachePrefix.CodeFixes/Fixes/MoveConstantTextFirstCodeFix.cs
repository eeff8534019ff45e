using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Text;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Puts the constant sentences of a prompt text before the sentence with the caller's data.</summary>
public sealed class MoveConstantTextFirstCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CallerData];

    /// <inheritdoc/>
    protected internal override string Title => "Move constant text before it";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        foreach (var place in target.Path.Reverse())
        {
            var model = await target.ModelOfAsync(place, cancellationToken).ConfigureAwait(false);
            if (TextExpression.Around(place.Node, model) is not { } text || TextSplit.At(text, place.Node) is not { Stable: { } stable, ConstantFollows: true } split || Remarks.HasDirectivesWithin(text.Node))
                continue;

            return target.Edit(place.DocumentId, editor => editor.ReplaceNode(text.Node, TextAppend.To(stable, split.Moved)));
        }

        return null;
    }
}
