using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>How an operand of a concatenation writes its text.</summary>
internal enum LiteralStyle
{
    /// <summary>Not a string literal.</summary>
    None,
    Regular,
    Verbatim,
    Raw,
}

internal static class LiteralStyles
{
    public static LiteralStyle Of(ExpressionSyntax operand) => operand switch
    {
        InterpolatedStringExpressionSyntax text when text.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) => LiteralStyle.Regular,
        InterpolatedStringExpressionSyntax text when text.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken) => LiteralStyle.Verbatim,
        InterpolatedStringExpressionSyntax => LiteralStyle.Raw,
        LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.StringLiteralToken } literal => literal.Token.Text[0] == '@' ? LiteralStyle.Verbatim : LiteralStyle.Regular,
        LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.SingleLineRawStringLiteralToken or (int)SyntaxKind.MultiLineRawStringLiteralToken } => LiteralStyle.Raw,
        _ => LiteralStyle.None,
    };

    /// <summary>The text between the quotes of a literal that is not interpolated; of raw literals without their indentation.</summary>
    public static string RawText(LiteralExpressionSyntax literal)
    {
        if (Of(literal) == LiteralStyle.Raw)
            return literal.Token.ValueText;

        var start = literal.Token.Text[0] == '@' ? 2 : 1;
        return literal.Token.Text.Substring(start, literal.Token.Text.Length - start - 1);
    }

    /// <summary>A literal of the same style with another text between the quotes.</summary>
    public static ExpressionSyntax WithRawText(LiteralExpressionSyntax literal, string raw)
    {
        var token = literal.Token.Text;
        if (Of(literal) != LiteralStyle.Raw)
            return SyntaxFactory.ParseExpression((token[0] == '@' ? "@\"" : "\"") + raw + "\"");

        if (RawIndentation.Of(literal) is not { } indentation)
        {
            var quotes = token.Substring(0, token.Length - token.TrimStart('"').Length);
            return SyntaxFactory.ParseExpression(quotes + raw + quotes);
        }

        return SyntaxFactory.ParseExpression(
            token.Substring(0, token.IndexOf('\n') + 1) + indentation.In(raw, startsLine: true, endsText: true) + token.Substring(RawIndentation.ClosingLine(token)));
    }

    /// <summary>What the source text stands for.</summary>
    public static string Unescape(string raw, LiteralStyle style, bool isInterpolated)
    {
        if (style is LiteralStyle.Raw or LiteralStyle.None)
            return raw;

        var text = isInterpolated ? raw.Replace("{{", "{").Replace("}}", "}") : raw;
        return SyntaxFactory.ParseToken((style == LiteralStyle.Verbatim ? "@\"" : "\"") + text + "\"").ValueText;
    }
}
