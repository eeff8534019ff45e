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
                MovedText.Interpolated(Joined([MovedText.TextContent(LiteralStyles.RawText(literal).Replace("{", "{{").Replace("}", "}}"))], added.Contents())),
            (InterpolatedStringExpressionSyntax interpolated, LiteralStyle.Raw) when IsMultiLine(interpolated) => InRawLines(interpolated, paragraph),
            (InterpolatedStringExpressionSyntax or LiteralExpressionSyntax or BinaryExpressionSyntax, _) => Concatenated(text, added),
            _ => MovedText.Interpolated(new MovedText([(null, text.WithoutTrivia()), .. added.Parts]).Contents()),
        };
        return text.CopyAnnotationsTo(result.WithTriviaFrom(text));
    }

    private static bool IsMultiLine(InterpolatedStringExpressionSyntax text) => text.StringEndToken.Text.IndexOf('\n') >= 0;

    private static BinaryExpressionSyntax Concatenated(ExpressionSyntax text, MovedText added) => SyntaxFactory.BinaryExpression(
        SyntaxKind.AddExpression,
        text.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.PlusToken).WithTrailingTrivia(SyntaxFactory.Space),
        added.ToExpression());

    private static InterpolatedStringExpressionSyntax InRawLines(InterpolatedStringExpressionSyntax text, MovedText paragraph)
    {
        var end = text.StringEndToken.Text;
        var lineBreak = end.Substring(0, end.LastIndexOf('"') is var last ? end.Substring(0, last).TrimEnd('"').Length : 0);
        var emptyLine = lineBreak.Substring(0, lineBreak.IndexOf('\n') + 1);
        IEnumerable<InterpolatedStringContentSyntax> added =
        [
            MovedText.TextContent(emptyLine + lineBreak),
            .. paragraph.Parts.Select(part => part.Hole as InterpolationSyntax ?? (InterpolatedStringContentSyntax)MovedText.TextContent(part.Text ?? "")),
        ];
        return paragraph.Parts.All(part => part.Text is not null || part.Hole is InterpolationSyntax)
            ? text.WithContents(SyntaxFactory.List(Joined(text.Contents, added)))
            : text;
    }

    // Neighbouring texts become one token, as the parser would read them.
    private static List<InterpolatedStringContentSyntax> Joined(IEnumerable<InterpolatedStringContentSyntax> first, IEnumerable<InterpolatedStringContentSyntax> second)
    {
        var contents = first.Concat(second).ToList();
        for (var i = contents.Count - 1; i > 0; i--)
        {
            if (contents[i] is InterpolatedStringTextSyntax right && contents[i - 1] is InterpolatedStringTextSyntax left)
            {
                contents[i - 1] = MovedText.TextContent(left.TextToken.Text + right.TextToken.Text);
                contents.RemoveAt(i);
            }
        }

        return contents;
    }
}
