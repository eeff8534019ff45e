using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using CachePrefix.CodeFixes.Infrastructure;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>The code that makes the last user message of a request.</summary>
/// <param name="Message">The creation or the call.</param>
/// <param name="Text">Its text.</param>
internal sealed record LastUserMessage(ExpressionSyntax Message, ExpressionSyntax Text);

/// <summary>Finds the messages that are sent together with a prompt text.</summary>
internal static class RequestMessages
{
    /// <summary>The last user message of the request that a prompt text belongs to, or <see langword="null"/> if it cannot be told.</summary>
    public static LastUserMessage? FindLast(ExpressionSyntax sink, SemanticModel model)
    {
        for (SyntaxNode? node = sink; node is not (null or StatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (MessagesIn(node, model).LastOrDefault() is { } last)
                return IsAtEnd(last.Message, node) ? last : null;
        }

        if (sink.EnclosingMember() is not { } member)
            return null;

        return ListOf(sink, model) is { } list
            ? LastAddedTo(list, sink, member, model)
            : LastSentWith(sink, member, model);
    }

    private static IEnumerable<LastUserMessage> MessagesIn(SyntaxNode node, SemanticModel model) =>
        node.DescendantNodesAndSelf(child => child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ExpressionSyntax>()
            .Select(candidate => UserMessage.TextOf(candidate, model) is { } text ? new LastUserMessage(candidate, text) : null)
            .OfType<LastUserMessage>();

    // Whatever comes after it in the same list could be another message.
    private static bool IsAtEnd(ExpressionSyntax message, SyntaxNode scope)
    {
        for (SyntaxNode node = message; node != scope && node.Parent is { } parent; node = parent)
        {
            var isLast = parent switch
            {
                CollectionExpressionSyntax list => list.Elements.LastOrDefault() == node,
                InitializerExpressionSyntax list when !list.IsKind(SyntaxKind.ObjectInitializerExpression) => list.Expressions.LastOrDefault() == node,
                _ => true,
            };
            if (!isLast)
                return false;
        }

        return true;
    }

    private static ISymbol? ListOf(ExpressionSyntax sink, SemanticModel model)
    {
        foreach (var node in sink.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax))
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Add" or "AddSystemMessage" or "AddDeveloperMessage" or "Insert" } add }:
                    return model.GetSymbolInfo(add.Expression).Symbol;

                case VariableDeclaratorSyntax variable when model.GetDeclaredSymbol(variable) is ILocalSymbol local && local.Type.Name != "ChatOptions":
                    return IsList(local.Type) ? local : null;
            }
        }

        return null;
    }

    private static bool IsList(ITypeSymbol type) => type.AllInterfaces.Any(candidate => candidate.Name is "ICollection" or "IEnumerable") && type.SpecialType != SpecialType.System_String;

    private static LastUserMessage? LastAddedTo(ISymbol list, ExpressionSyntax sink, SyntaxNode member, SemanticModel model)
    {
        var additions = member.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.SpanStart > sink.Span.End
                && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } access
                && name.StartsWith("Add", StringComparison.Ordinal)
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access.Expression).Symbol, list))
            .ToList();

        if (additions.LastOrDefault(IsUnconditional) is not { } last)
            return null;

        return MessagesIn(last, model).LastOrDefault();

        bool IsUnconditional(InvocationExpressionSyntax call) =>
            call.Ancestors().TakeWhile(node => node != member).All(node => node is not (IfStatementSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or SwitchStatementSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax));
    }

    private static LastUserMessage? LastSentWith(ExpressionSyntax sink, SyntaxNode member, SemanticModel model)
    {
        if (sink.Ancestors().OfType<VariableDeclaratorSyntax>().FirstOrDefault() is not { } variable || model.GetDeclaredSymbol(variable) is not ILocalSymbol options)
            return null;

        var sends = member.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(argument.Expression).Symbol, options)))
            .ToList();
        return sends.Count == 1 ? MessagesIn(sends[0], model).LastOrDefault() is { } last && IsAtEnd(last.Message, sends[0]) ? last : null : null;
    }
}
