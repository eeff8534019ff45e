using System.Collections.Immutable;
using System.Globalization;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Drops old messages rarely and many at once, so that the calls in between share a prefix.</summary>
public sealed class TrimInBlocksCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.RewrittenHistory];

    /// <inheritdoc/>
    protected internal override string Title => "Trim in blocks";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } trim)
            return null;

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        if (model.GetTypeInfo(called.Expression, cancellationToken).Type is not { } type || !Has(type, "Count") || !IsRepeatable(called.Expression))
            return null;

        var trimmed = called.Name.Identifier.ValueText switch
        {
            "RemoveAt" or "RemoveRange" when Has(type, "RemoveRange") && IsGuarded(trim, called.Expression) => HalfOf(called, trim.ArgumentList.Arguments[0].Expression),
            "TakeLast" when IsRepeatable(trim.ArgumentList.Arguments[0].Expression) && !IsZero(trim.ArgumentList.Arguments[0].Expression) =>
                Window(called, trim.ArgumentList.Arguments[0].Expression),
            _ => null,
        };
        return trimmed is null ? null : target.Edit(editor => editor.ReplaceNode(trim, SyntaxFactory.ParseExpression(trimmed).WithSimplifiedNames().WithTriviaFrom(trim)));
    }

    /// <summary>Half of what stands behind the start goes: as many calls as messages that went then share a prefix.</summary>
    private static string? HalfOf(MemberAccessExpressionSyntax called, ExpressionSyntax start)
    {
        if (start is not LiteralExpressionSyntax { Token.Value: int index and >= 0 })
            return null;

        var first = index.ToString(CultureInfo.InvariantCulture);
        return index == 0
            ? $"{called.Expression}.RemoveRange(0, {called.Expression}.Count / 2)"
            : $"{called.Expression}.RemoveRange({first}, ({called.Expression}.Count - {first}) / 2)";
    }

    /// <summary>The start of the window moves by its own length at a time.</summary>
    private static string Window(MemberAccessExpressionSyntax called, ExpressionSyntax length) =>
        $"{called.Expression}.Skip({KnownNames.Math}.Max(0, {called.Expression}.Count - {length}) / {length} * {length})";

    private static bool Has(ITypeSymbol type, string member)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(member).IsEmpty)
                return true;
        }

        return type.AllInterfaces.Any(contract => !contract.GetMembers(member).IsEmpty);
    }

    private static bool IsZero(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: 0 };

    /// <summary>Whether the expression may be written several times: it calls nothing.</summary>
    private static bool IsRepeatable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or LiteralExpressionSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsRepeatable(access.Expression),
        _ => false,
    };

    /// <summary>Whether a condition on the number of messages decides when to trim; without one, half would go each time.</summary>
    private static bool IsGuarded(SyntaxNode trim, ExpressionSyntax list) => trim.Ancestors()
        .TakeWhile(static ancestor => ancestor is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .Select(static ancestor => ancestor switch
        {
            IfStatementSyntax branch => branch.Condition,
            WhileStatementSyntax loop => loop.Condition,
            _ => null,
        })
        .Any(condition => condition is not null && condition.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.ValueText == "Count" && SyntaxFactory.AreEquivalent(access.Expression, list)));
}
