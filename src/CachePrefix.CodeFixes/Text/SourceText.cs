using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Looks at the code that a value's text comes from.</summary>
internal static class SourceText
{
    /// <summary>Whether the text of a value ends with the end of a sentence or line, as far as its own source shows.</summary>
    public static bool EndsSentence(ExpressionSyntax value, SemanticModel model) => model.GetSymbolInfo(value).Symbol switch
    {
        IMethodSymbol or IPropertySymbol or ILocalSymbol or IFieldSymbol => Last(SourceOf(model.GetSymbolInfo(value).Symbol!)) is { } text && Boundaries.EndsSentence(text),
        _ => false,
    };

    private static ExpressionSyntax? SourceOf(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences is not [var reference])
            return null;

        return reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value ?? Returned(property),
            MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? Returned(method),
            LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression ?? Returned(function),
            _ => null,
        };
    }

    private static ExpressionSyntax? Returned(SyntaxNode member)
    {
        var returns = member.DescendantNodes().OfType<ReturnStatementSyntax>().ToList();
        return returns.Count == 1 ? returns[0].Expression : null;
    }

    private static string? Last(ExpressionSyntax? text) => text switch
    {
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) => Last(binary.Right),
        ParenthesizedExpressionSyntax inner => Last(inner.Expression),
        LiteralExpressionSyntax { Token.Value: string literal } => literal,
        InterpolatedStringExpressionSyntax { Contents: [.., InterpolatedStringTextSyntax last] } interpolated =>
            LiteralStyles.Unescape(last.TextToken.Text, LiteralStyles.Of(interpolated), isInterpolated: true),
        _ => null,
    };
}
