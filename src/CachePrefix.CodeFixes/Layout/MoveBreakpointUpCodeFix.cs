using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Moves a breakpoint to the last text before what is volatile; only takes it away where one is there already.</summary>
public sealed class MoveBreakpointUpCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.BreakpointPosition];

    /// <inheritdoc/>
    protected internal override string Title => "Move the breakpoint before the volatile text";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (MarkerCode.Find(target.Volatile) is not { CanRemove: true } marker)
            return null;
        if (target.Asks(RepairKind.Remove))
            return target.Edit(marker.Remove);
        if (!target.Asks(RepairKind.Move)
            || target.Sink.DocumentId != target.Volatile.DocumentId
            || target.Sink.Expression is not { } before
            || marker.Node.Span.OverlapsWith(before.Span)
            || Marked(before, marker) is not { } marked)
        {
            return null;
        }

        return target.Edit(editor =>
            {
                editor.ReplaceNode(before, marked);
                marker.Remove(editor);
            });
    }

    private static ExpressionSyntax? Marked(ExpressionSyntax element, MarkerCode marker)
    {
        if (marker.Call is { Expression: MemberAccessExpressionSyntax access } call)
        {
            return call.WithExpression(access.WithExpression(element.WithoutTrivia()).WithOperatorToken(access.OperatorToken.WithoutTrivia()).WithName(access.Name.WithoutTrivia()))
                .WithTriviaFrom(element);
        }

        if (element is not BaseObjectCreationExpressionSyntax creation || marker.Node is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment)
            return null;
        if (creation.Initializer is { Expressions.Count: > 0 } initializer)
            return creation.WithInitializer(initializer.WithExpressions(Lists.Append(initializer.Expressions, assignment.WithoutTrivia())));

        var added = SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, SyntaxFactory.SingletonSeparatedList<ExpressionSyntax>(assignment.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space)))
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        return creation.WithoutTrailingTrivia().WithInitializer(added).WithTriviaFrom(creation);
    }
}
