using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Writes the holes of one kind of interpolated string in another.</summary>
internal static class Holes
{
    /// <summary>The hole as a regular string has it.</summary>
    public static InterpolationSyntax Regular(InterpolationSyntax hole) =>
        With(hole, 1, Format(hole) is { } format ? MovedText.Escape(format) : null);

    /// <summary>The hole as a raw string with so many dollar signs has it; <see langword="null"/> where its format cannot stand there.</summary>
    public static InterpolationSyntax? Raw(InterpolationSyntax hole, int dollars) =>
        Format(hole) is not { } format ? With(hole, dollars, null)
        : format.IndexOfAny(['{', '}', '"', '\r', '\n']) < 0 ? With(hole, dollars, format)
        : null;

    public static InterpolationSyntax Of(ExpressionSyntax value, int dollars) => SyntaxFactory.Interpolation(
        Braces(SyntaxKind.OpenBraceToken, '{', dollars), MovedText.Parenthesised(value), null, null, Braces(SyntaxKind.CloseBraceToken, '}', dollars));

    private static InterpolationSyntax With(InterpolationSyntax hole, int dollars, string? format) => hole.CopyAnnotationsTo(
        Of(hole.Expression, dollars)
            .WithAlignmentClause(hole.AlignmentClause?.WithoutTrivia())
            .WithFormatClause(format is null ? null : SyntaxFactory.InterpolationFormatClause(
                SyntaxFactory.Token(SyntaxKind.ColonToken),
                SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, format, format, default))));

    private static string? Format(InterpolationSyntax hole) => hole.FormatClause is { FormatStringToken.Text: var format }
        ? LiteralStyles.Unescape(format, LiteralStyles.Of((InterpolatedStringExpressionSyntax)hole.Parent!), isInterpolated: true)
        : null;

    private static SyntaxToken Braces(SyntaxKind kind, char brace, int count)
    {
        var text = new string(brace, count);
        return SyntaxFactory.Token(default, kind, text, text, default);
    }
}
