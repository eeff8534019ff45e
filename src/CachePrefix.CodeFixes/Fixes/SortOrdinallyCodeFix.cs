using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Ordering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Sorts a sequence ordinally where it is enumerated.</summary>
public sealed class SortOrdinallyCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [RuleIds.HashOrder, RuleIds.InsertionOrder, RuleIds.SystemOrder, RuleIds.VaryingTools];

    /// <inheritdoc/>
    protected internal override string Title => "Sort ordinally";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        foreach (var place in target.Path)
        {
            if (place.Expression is not { } expression)
                continue;

            var model = await target.ModelOfAsync(place, cancellationToken).ConfigureAwait(false);
            if (Enumeration.Find(expression, model) is not { } enumeration || SortedSequence.Of(enumeration, model) is not { } sorted)
                continue;

            return target.Edit(
                place.DocumentId,
                editor => editor.ReplaceNode(enumeration.Node, SyntaxFactory.ParseExpression(sorted.Code).WithSimplifiedNames().WithTriviaFrom(enumeration.Node)),
                [.. sorted.Usings]);
        }

        return null;
    }
}
