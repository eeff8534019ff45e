using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Adds a paragraph to the end of a text, in the literal where that can be done.</summary>
internal static class TextAppend
{
    public static ExpressionSyntax To(ExpressionSyntax text, MovedText paragraph)
    {
        var added = paragraph.Surrounded("\n\n", "");
        ExpressionSyntax result = (text, LiteralStyles.Of(text)) switch
        {
            (InterpolatedStringExpressionSyntax interpolated, LiteralStyle.Regular) =>
                interpolated.WithContents(SyntaxFactory.List(Joined(interpolated.Contents, added.Contents()))),
            (LiteralExpressionSyntax literal, LiteralStyle.Regular) =>
                MovedText.Interpolated(Joined([MovedText.TextContent(InInterpolated(literal))], added.Contents())),
            (InterpolatedStringExpressionSyntax interpolated, LiteralStyle.Raw) when InRawLines(interpolated, paragraph) is { } lines => lines,
            (InterpolatedStringExpressionSyntax or LiteralExpressionSyntax, _) => Concatenated(text, added),
            (BinaryExpressionSyntax binary, _) when binary.IsKind(SyntaxKind.AddExpression) => Concatenated(text, added),
            _ => MovedText.Interpolated(new MovedText([(null, text.WithoutTrivia()), .. added.Parts]).Contents()),
        };
        return text.CopyAnnotationsTo(result.WithTriviaFrom(text));
    }

    // Escapes may stand for braces, which interpolated strings do not read that way.
    private static string InInterpolated(LiteralExpressionSyntax literal)
    {
        var (raw, value) = (LiteralStyles.RawText(literal), literal.Token.ValueText);
        return raw.Count(IsBrace) == value.Count(IsBrace) ? raw.Replace("{", "{{").Replace("}", "}}") : MovedText.Escape(value);

        static bool IsBrace(char character) => character is '{' or '}';
    }

    private static BinaryExpressionSyntax Concatenated(ExpressionSyntax text, MovedText added) => SyntaxFactory.BinaryExpression(
        SyntaxKind.AddExpression,
        text.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.PlusToken).WithTrailingTrivia(SyntaxFactory.Space),
        added.ToExpression());

    private static InterpolatedStringExpressionSyntax? InRawLines(InterpolatedStringExpressionSyntax text, MovedText paragraph)
    {
        if (RawIndentation.Of(text) is null || paragraph.RawContents(text.StringStartToken.Text.Count(character => character == '$')) is not { } contents)
            return null;

        var end = text.StringEndToken.Text;
        var lineBreak = end.Substring(0, end.LastIndexOf('"') is var last ? end.Substring(0, last).TrimEnd('"').Length : 0);
        var emptyLine = lineBreak.Substring(0, lineBreak.IndexOf('\n') + 1);
        IEnumerable<InterpolatedStringContentSyntax> added =
        [
            MovedText.TextContent(emptyLine + lineBreak, emptyLine + emptyLine),
            .. contents,
        ];
        return text.WithContents(SyntaxFactory.List(Joined(text.Contents, added)));
    }

    // Neighbouring texts become one token, as the parser would read them.
    private static List<InterpolatedStringContentSyntax> Joined(IEnumerable<InterpolatedStringContentSyntax> first, IEnumerable<InterpolatedStringContentSyntax> second)
    {
        var contents = first.Concat(second).ToList();
        for (var i = contents.Count - 1; i > 0; i--)
        {
            if (contents[i] is InterpolatedStringTextSyntax right && contents[i - 1] is InterpolatedStringTextSyntax left)
            {
                contents[i - 1] = MovedText.TextContent(left.TextToken.Text + right.TextToken.Text, left.TextToken.ValueText + right.TextToken.ValueText);
                contents.RemoveAt(i);
            }
        }

        return contents;
    }
}
