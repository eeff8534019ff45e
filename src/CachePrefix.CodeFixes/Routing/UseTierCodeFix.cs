using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Routing;

/// <summary>Writes the tier that a finding names: the one that was meant, or one whose model caches so short a prefix.</summary>
public sealed class UseTierCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnknownTier, RuleIds.SmallPrefix];

    /// <inheritdoc/>
    protected internal override string Title => "Use a tier that fits";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (!FixProperties.TierName.TryRead(target.Diagnostic, out var name) || target.Volatile.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression)
            return null;
        if (target.Diagnostic.Id == RuleIds.SmallPrefix && expression.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && RouteNames.Expressions(attribute).Count != 1)
            return null;

        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(expression);
        return target.Edit(editor => editor.ReplaceNode(expression, literal));
    }
}
