using System.Collections.Immutable;
using System.Globalization;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Numbers the segments of a rung in the order in which they are sent now.</summary>
public sealed class NumberSegmentsCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.SamePosition];

    /// <inheritdoc/>
    protected internal override string Title => "Number the segments";

    internal override FixEdit? Plan(FixTarget target)
    {
        var numbered = target.Path.Skip(1)
            .Select((place, index) => (place.DocumentId, Attribute: place.Node.FirstAncestorOrSelf<AttributeSyntax>(), Order: index + 1))
            .ToList();
        if (numbered.Count < 2 || numbered.Exists(segment => segment.Attribute is null))
            return null;

        return async cancellationToken =>
        {
            var solution = target.Solution;
            foreach (var document in numbered.GroupBy(segment => segment.DocumentId))
            {
                solution = await solution.EditAsync(
                    document.Key,
                    editor =>
                    {
                        foreach (var (_, attribute, order) in document)
                            editor.ReplaceNode(attribute!, attribute!.With("Order", order.ToString(CultureInfo.InvariantCulture)));
                    },
                    cancellationToken).ConfigureAwait(false);
            }

            return solution;
        };
    }
}
