using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Text that leaves a prompt: constant parts and values, in order.</summary>
internal sealed record MovedText(ImmutableArray<(string? Text, SyntaxNode? Hole)> Parts)
{
    /// <summary>The values in the text.</summary>
    public IEnumerable<ExpressionSyntax> Values => Parts.Select(part => part.Hole switch
    {
        InterpolationSyntax hole => hole.Expression,
        ExpressionSyntax value => value,
        _ => null,
    }).OfType<ExpressionSyntax>();

    public MovedText Trimmed()
    {
        var parts = Parts;
        if (parts.Length > 0 && parts[0].Text is { } first)
            parts = parts.SetItem(0, (first.TrimStart(' ', '\t', '\r', '\n', ',', ';'), null));
        if (parts.Length > 0 && parts[parts.Length - 1].Text is { } last)
            parts = parts.SetItem(parts.Length - 1, (last.TrimEnd(), null));
        return new MovedText([.. parts.Where(part => part.Text != "")]);
    }

    public MovedText Labelled(string label) => Surrounded($"<{label}>", $"</{label}>");

    public MovedText Surrounded(string before, string after) => new([(before, null), .. Parts, (after, null)]);

    /// <summary>The contents of a regular interpolated string.</summary>
    public IEnumerable<InterpolatedStringContentSyntax> Contents()
    {
        foreach (var (text, hole) in Joined())
        {
            if (text is not null)
                yield return TextContent(Escape(text));
            else
                yield return hole is InterpolationSyntax interpolation ? Holes.Regular(interpolation) : Holes.Of((ExpressionSyntax)hole!, 1);
        }
    }

    /// <summary>The contents of a raw interpolated string; <see langword="null"/> where they cannot stand in one.</summary>
    public IReadOnlyList<InterpolatedStringContentSyntax>? RawContents(int dollars)
    {
        var contents = new List<InterpolatedStringContentSyntax>();
        foreach (var (text, hole) in Joined())
        {
            InterpolatedStringContentSyntax? content = text is null
                ? hole is InterpolationSyntax interpolation ? Holes.Raw(interpolation, dollars) : Holes.Of((ExpressionSyntax)hole!, dollars)
                : text.IndexOfAny(['{', '}', '"']) < 0 && !text.Any(char.IsControl) ? TextContent(text, LiteralStyle.Raw) : null;
            if (content is null)
                return null;
            contents.Add(content);
        }

        return contents;
    }

    /// <summary>A literal, an interpolated string, or the value alone where there is nothing around it and it is a string.</summary>
    public ExpressionSyntax ToExpression()
    {
        if (Parts.All(part => part.Text is not null))
            return SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(string.Concat(Parts.Select(part => part.Text))));

        return Interpolated(Contents());
    }

    public static InterpolatedStringExpressionSyntax Interpolated(IEnumerable<InterpolatedStringContentSyntax> contents) =>
        SyntaxFactory.InterpolatedStringExpression(
            SyntaxFactory.Token(SyntaxKind.InterpolatedStringStartToken),
            SyntaxFactory.List(contents),
            SyntaxFactory.Token(SyntaxKind.InterpolatedStringEndToken));

    /// <summary>The text of an interpolated string, as its source writes it; its value keeps doubled braces, as the parser does.</summary>
    public static InterpolatedStringTextSyntax TextContent(string raw, LiteralStyle style = LiteralStyle.Regular) =>
        TextContent(raw, LiteralStyles.Unescape(raw, style, isInterpolated: false));

    public static InterpolatedStringTextSyntax TextContent(string raw, string value) =>
        SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, raw, value, default));

    public static ExpressionSyntax Parenthesised(ExpressionSyntax value)
    {
        value = value.WithoutTrivia();
        return value is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax
            or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax or BinaryExpressionSyntax) || value.ToString().Contains("::")
            ? SyntaxFactory.ParenthesizedExpression(value)
            : value;
    }

    public static string Escape(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    // Neighbouring texts become one token, as the parser would read them.
    private IEnumerable<(string? Text, SyntaxNode? Hole)> Joined()
    {
        var pending = "";
        foreach (var part in Parts)
        {
            if (part.Text is not null)
            {
                pending += part.Text;
                continue;
            }

            if (pending.Length > 0)
                yield return (pending, null);
            pending = "";
            yield return part;
        }

        if (pending.Length > 0)
            yield return (pending, null);
    }
}
