using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Puts a constant element of a list ahead of the one that differs from call to call.</summary>
public sealed class PutFirstCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.StableAfterVolatile];

    /// <inheritdoc/>
    protected internal override string Title => "Put the constant text first";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (target.Path.Length != 2 || ElementOf(target.Volatile.Node) is not { } constant || ElementOf(target.Sink.Node) is not { } varying)
            return null;
        if (constant.Parent != varying.Parent || Elements(constant.Parent) is not { } elements)
            return null;

        var (from, to) = (elements.IndexOf(constant), elements.IndexOf(varying));
        if (to < 0 || from <= to)
            return null;

        return target.Edit(editor =>
            {
                for (var i = to; i <= from; i++)
                    editor.ReplaceNode(elements[i], (i == to ? constant : elements[i - 1]).WithTriviaFrom(elements[i]));
            });
    }

    /// <summary>The element of a list that a node is, or is the expression of.</summary>
    private static SyntaxNode? ElementOf(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(ancestor => Elements(ancestor.Parent)?.Contains(ancestor) == true && (ancestor == node || ancestor.Span == node.Span));

    private static List<SyntaxNode>? Elements(SyntaxNode? list) => list switch
    {
        CollectionExpressionSyntax collection => [.. collection.Elements],
        InitializerExpressionSyntax initializer => [.. initializer.Expressions],
        _ => null,
    };
}
