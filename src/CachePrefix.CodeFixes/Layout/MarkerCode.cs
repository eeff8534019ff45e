using CachePrefix.Analyzers.Requests;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>The code that sets a breakpoint: a call, an assignment, or an element of an initializer.</summary>
/// <param name="Node">The assignment or the call.</param>
internal sealed record MarkerCode(ExpressionSyntax Node)
{
    /// <summary>The marker at the place of a finding, which is the name of the method for calls.</summary>
    public static MarkerCode? Find(FixPlace place) => place.Node switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name when access.Name == name => new MarkerCode(call),
        AssignmentExpressionSyntax assignment => new MarkerCode(assignment),
        InvocationExpressionSyntax call => new MarkerCode(call),
        ExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } => new MarkerCode(assignment),
        _ => null,
    };

    /// <summary>The call <c>x.WithCacheControl(…)</c>, or one of the library's, which gives back what it marks.</summary>
    public InvocationExpressionSyntax? Call =>
        Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } } call && CacheMarker.IsCall(name) ? call : null;

    /// <summary>The expression of the marker: the right side of an assignment, or the argument of a call.</summary>
    public ExpressionSyntax? Value => Node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right,
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.LastOrDefault()?.Expression,
        _ => null,
    };

    /// <summary>Takes the marker out and leaves the rest as it is.</summary>
    public void Remove(SyntaxEditor editor)
    {
        if (Node.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement)
            editor.RemoveNode(statement.Parent is GlobalStatementSyntax ? statement.Parent : statement, Remarks.RemoveOptions(statement));
        else if (Call is { Expression: MemberAccessExpressionSyntax access } call)
            editor.ReplaceNode(call, access.Expression.WithTriviaFrom(call));
        else if (Node.Parent is InitializerExpressionSyntax initializer)
            RemoveFrom(initializer, editor);
    }

    /// <summary>Whether <see cref="Remove"/> can take it out.</summary>
    public bool CanRemove => Node.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } or InitializerExpressionSyntax || Call is not null;

    private void RemoveFrom(InitializerExpressionSyntax initializer, SyntaxEditor editor)
    {
        if (initializer.Expressions.Count > 1)
        {
            editor.ReplaceNode(initializer, initializer.WithExpressions(Lists.RemoveAt(initializer.Expressions, initializer.Expressions.IndexOf(Node))));
            return;
        }

        switch (initializer.Parent)
        {
            case ImplicitObjectCreationExpressionSyntax creation:
                editor.ReplaceNode(creation, creation.WithInitializer(null).WithTriviaFrom(creation));
                break;
            case ObjectCreationExpressionSyntax creation:
                var arguments = creation.ArgumentList ?? SyntaxFactory.ArgumentList();
                editor.ReplaceNode(creation, creation.WithType(creation.Type.WithoutTrailingTrivia()).WithArgumentList(arguments.WithoutTrailingTrivia()).WithInitializer(null).WithTriviaFrom(creation));
                break;
            default:
                editor.ReplaceNode(initializer, initializer.WithExpressions(default));
                break;
        }
    }
}
