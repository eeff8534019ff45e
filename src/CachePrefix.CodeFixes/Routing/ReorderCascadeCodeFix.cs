using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Routing;

/// <summary>Puts the tiers of a cascade in the order of their prices.</summary>
public sealed class ReorderCascadeCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CascadeOrder];

    /// <inheritdoc/>
    protected internal override string Title => "Order from cheap to dear";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (!FixProperties.Order.TryRead(target.Diagnostic, out var positions) || target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return null;

        var tiers = RouteNames.Expressions(attribute);
        if (tiers.Count != positions.Count)
            return null;

        return target.Edit(editor =>
            {
                for (var i = 0; i < tiers.Count; i++)
                    editor.ReplaceNode(tiers[i], tiers[positions[i]].WithTriviaFrom(tiers[i]));
            });
    }
}
