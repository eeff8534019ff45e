using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Finds the literals of a text whose bytes depend on how the source file is stored.</summary>
internal static class CheckoutText
{
    private const char ByteOrderMark = '\uFEFF';
    private const string LineEndings = "has line endings that depend on the checkout, here \\r\\n";

    /// <summary>The literals that an expression is made of, with what is wrong; constants are followed within the file.</summary>
    public static IEnumerable<(SyntaxNode Node, string Problem)> In(SyntaxNode text, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (text)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                while (sum.Left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } left)
                {
                    foreach (var found in In(sum.Right, model, cancellationToken))
                        yield return found;
                    sum = left;
                }

                foreach (var found in In(sum.Left, model, cancellationToken).Concat(In(sum.Right, model, cancellationToken)))
                    yield return found;
                break;

            case ParenthesizedExpressionSyntax parenthesized:
                foreach (var found in In(parenthesized.Expression, model, cancellationToken))
                    yield return found;
                break;

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                if (InitializerOf(model.GetSymbolInfo(text, cancellationToken).Symbol, model, cancellationToken) is { } initializer && ProblemOf(initializer) is { } stored)
                    yield return (initializer, stored);
                break;

            default:
                if (ProblemOf(text) is { } problem)
                    yield return (text, problem);
                break;
        }
    }

    /// <summary>What is wrong with a literal, in the words of the message.</summary>
    public static string? ProblemOf(SyntaxNode node)
    {
        switch (node)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                return IsStored(literal.Token) && literal.Token.Text.Contains("\r\n") ? LineEndings
                    : literal.Token.ValueText is [ByteOrderMark, ..] ? "begins with a byte order mark"
                    : null;
            case InterpolatedStringExpressionSyntax text:
                return IsMultiLine(text.StringStartToken)
                    && text.Contents.OfType<InterpolatedStringTextSyntax>().Any(static part => part.TextToken.Text.Contains("\r\n")) ? LineEndings : null;
            default:
                return null;
        }
    }

    private static bool IsStored(SyntaxToken token) => token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.Text.StartsWith("@", StringComparison.Ordinal);

    private static bool IsMultiLine(SyntaxToken start) => start.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken) || start.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken);

    private static ExpressionSyntax? InitializerOf(ISymbol? symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        if (symbol is not (IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true } or ILocalSymbol))
            return null;

        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == model.SyntaxTree && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value })
                return value;
        }

        return null;
    }
}
