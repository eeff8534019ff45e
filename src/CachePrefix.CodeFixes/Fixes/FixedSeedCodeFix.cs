using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Gives a <c>Random</c> that a local variable holds a fixed seed, so that every request draws the same values.</summary>
public sealed class FixedSeedCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Random];

    /// <inheritdoc/>
    protected internal override string Title => "Use a fixed seed";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Expression is not { } expression)
            return null;

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        if (UnseededCreation(expression, model, cancellationToken) is not { } creation)
            return null;

        var seed = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.ParseExpression("0"))));
        return target.Edit(editor => editor.ReplaceNode(creation, creation.WithArgumentList(seed.WithTriviaFrom(creation.ArgumentList!))));
    }

    private static BaseObjectCreationExpressionSyntax? UnseededCreation(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var receiver = expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Expression : expression;
        if (receiver is not BaseObjectCreationExpressionSyntax creation)
        {
            if (model.GetSymbolInfo(receiver, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
                || declarations[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax initial })
            {
                return null;
            }

            creation = initial;
        }

        return creation.ArgumentList is { Arguments.Count: 0 } && model.GetTypeInfo(creation, cancellationToken).Type is { Name: "Random", ContainingNamespace.Name: "System" }
            ? creation
            : null;
    }
}
