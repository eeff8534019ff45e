using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Makes <c>ChatOptions.Instructions</c> the first content of the marked system message.</summary>
public sealed class InstructionsAsContentCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.DroppedMarker];

    /// <inheritdoc/>
    protected internal override string Title => "Make it the first content of the system message";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (!target.Asks(RepairKind.MoveInstructions)
            || target.Volatile.Node is not AssignmentExpressionSyntax assignment
            || new MarkerCode(assignment) is not { CanRemove: true } instructions
            || target.Sink.DocumentId != target.Volatile.DocumentId
            || ListOf(target.Sink.Node) is not { } list)
        {
            return null;
        }

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        if (!CanMove(assignment.Right, list, model, cancellationToken))
            return null;

        var content = ((BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new TextContent(text)")).ReplaceOnly("text", assignment.Right);
        return target.Edit(editor =>
            {
                editor.ReplaceNode(list, Prepend(list, content));
                instructions.Remove(editor);
            });
    }

    /// <summary>Whether an expression means the same where the list stands.</summary>
    private static bool CanMove(ExpressionSyntax text, SyntaxNode list, SemanticModel model, CancellationToken cancellationToken) =>
        !list.Contains(text)
        && text.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(name => model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.All(declaration => declaration.Span.End < list.SpanStart));

    private static ExpressionSyntax? ListOf(SyntaxNode element) => element switch
    {
        { Parent: ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } } => collection,
        { Parent: InitializerExpressionSyntax initializer } => initializer,
        _ => null,
    };

    /// <summary>Puts an element first, in the layout of the one that was first.</summary>
    private static ExpressionSyntax Prepend(ExpressionSyntax list, ExpressionSyntax content)
    {
        switch (list)
        {
            case CollectionExpressionSyntax collection:
                var element = SyntaxFactory.ExpressionElement(content).WithLeadingTrivia(collection.Elements[0].GetLeadingTrivia());
                return collection.WithElements(SyntaxFactory.SeparatedList<CollectionElementSyntax>(
                    new SyntaxNodeOrTokenList(element, Comma(collection.Elements[0], collection.OpenBracketToken)).AddRange(collection.Elements.GetWithSeparators())));
            case InitializerExpressionSyntax initializer:
                var expression = content.WithLeadingTrivia(initializer.Expressions[0].GetLeadingTrivia());
                return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(
                    new SyntaxNodeOrTokenList(expression, Comma(initializer.Expressions[0], initializer.OpenBraceToken)).AddRange(initializer.Expressions.GetWithSeparators())));
            default:
                return list;
        }
    }

    private static SyntaxToken Comma(SyntaxNode first, SyntaxToken open)
    {
        var newLine = open.TrailingTrivia.FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var isOnOwnLine = newLine.IsKind(SyntaxKind.EndOfLineTrivia) && first.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia);
        return SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOnOwnLine ? newLine : SyntaxFactory.Space);
    }
}
