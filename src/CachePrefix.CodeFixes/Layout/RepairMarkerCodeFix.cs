using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Sets a marker under the key, and of the type, that the Anthropic adapter reads.</summary>
public sealed class RepairMarkerCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.DroppedMarker];

    /// <inheritdoc/>
    protected internal override string Title => "Set the marker that is sent";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (!FixProperties.Repair.TryRead(target.Diagnostic, out var repair) || repair is not { Kind: RepairKind.Rename, Key: { } name } || PartsOf(target.Volatile.Node) is not var (oldKey, oldValue))
            return null;

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        var isMarker = RequestTypes.IsMarker(model.GetTypeInfo(oldValue, cancellationToken).Type);
        var key = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        return target.Edit(editor =>
            {
                editor.ReplaceNode(oldKey, key.WithTriviaFrom(oldKey));
                if (!isMarker)
                    editor.ReplaceNode(oldValue, MarkerTypes.NewMarker().WithTriviaFrom(oldValue));
            });
    }

    /// <summary>The key and the value of an indexer assignment or of a call that adds both.</summary>
    private static (ExpressionSyntax Key, ExpressionSyntax Value)? PartsOf(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } assignment => (key.Expression, assignment.Right),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } } assignment => (key.Expression, assignment.Right),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var key, var value] } => (key.Expression, value.Expression),
        InitializerExpressionSyntax { Expressions: [var key, var value] } => (key, value),
        _ => null,
    };
}
