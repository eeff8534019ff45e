using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Removes an empty text together with its breakpoint from the list that it stands in; only the breakpoint where it stands in none.</summary>
public sealed class RemoveEmptyBlockCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.EmptyBreakpoint];

    /// <inheritdoc/>
    protected internal override string Title => "Remove the empty text and its breakpoint";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (MarkerCode.Find(target.Volatile) is not { } marker)
            return null;

        Action<SyntaxEditor>? edit = FindElement(marker.Node) is { } element ? editor => Remove(element, editor) : marker.CanRemove ? marker.Remove : null;
        return edit is null ? null : target.Edit(edit);
    }

    /// <summary>The element of a list that is the marked text.</summary>
    private static SyntaxNode? FindElement(SyntaxNode marker)
    {
        SyntaxNode node = marker is AssignmentExpressionSyntax ? marker.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>(static creation => !IsDictionary(creation))! : marker;
        while (node is { Parent: ExpressionSyntax and not InitializerExpressionSyntax and not CollectionExpressionSyntax and not AssignmentExpressionSyntax })
            node = node.Parent;

        return node?.Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Elements.Count: > 1 } } element => element,
            InitializerExpressionSyntax { Expressions.Count: > 1, Parent: BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax } => node,
            _ => null,
        };
    }

    private static bool IsDictionary(BaseObjectCreationExpressionSyntax creation) =>
        creation.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "AdditionalProperties" } };

    private static void Remove(SyntaxNode element, SyntaxEditor editor)
    {
        switch (element.Parent)
        {
            case CollectionExpressionSyntax collection:
                editor.ReplaceNode(collection, collection.WithElements(Lists.RemoveAt(collection.Elements, collection.Elements.IndexOf((CollectionElementSyntax)element))));
                break;
            case InitializerExpressionSyntax initializer:
                editor.ReplaceNode(initializer, initializer.WithExpressions(Lists.RemoveAt(initializer.Expressions, initializer.Expressions.IndexOf((ExpressionSyntax)element))));
                break;
        }
    }
}
