using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>A range of a text, from an offset in one piece to an offset in another; a value counts wholly.</summary>
internal sealed class TextCut(TextExpression text, ImmutableArray<LiteralStyle> styles, int start, int startOffset, int end, int endOffset)
{
    public MovedText Moved()
    {
        var parts = ImmutableArray.CreateBuilder<(string?, SyntaxNode?)>();
        for (var i = start; i <= end; i++)
        {
            var piece = text.Pieces[i];
            if (piece.Raw is { } raw)
            {
                var from = i == start ? startOffset : 0;
                var to = i == end ? endOffset : raw.Length;
                parts.Add((LiteralStyles.Unescape(raw.Substring(from, to - from), styles[piece.Operand], text.Operands[piece.Operand] is InterpolatedStringExpressionSyntax), null));
            }
            else
            {
                parts.Add((null, (SyntaxNode?)piece.Hole ?? piece.Value));
            }
        }

        return new MovedText(parts.ToImmutable());
    }

    public bool ConstantFollows()
    {
        var rest = text.Pieces[end].Raw is { } raw ? raw.Substring(endOffset) : "";
        var sawBoundary = end > start || text.Pieces[end].IsText;
        for (var i = end; i < text.Pieces.Length; i++)
        {
            if (i > end)
                rest = text.Pieces[i].Raw ?? "";
            if (sawBoundary && Sentences(rest, styles[text.Pieces[i].Operand]) > (i + 1 < text.Pieces.Length ? 1 : 0))
                return true;
        }

        return false;
    }

    /// <summary>The text without the range, tidied where the two ends meet; <see langword="null"/> if only white space is left.</summary>
    public ExpressionSyntax? Rest()
    {
        var kept = new Dictionary<int, string>();
        for (var i = 0; i < text.Pieces.Length; i++)
        {
            if (text.Pieces[i].Raw is { } raw)
                kept[i] = raw;
        }

        var removed = new HashSet<int>(Enumerable.Range(start, end - start + 1).Where(i => !text.Pieces[i].IsText || (i > start && i < end)));
        Meet(kept, removed);
        return Rebuild(kept, removed);
    }

    private void Meet(Dictionary<int, string> kept, HashSet<int> removed)
    {
        var left = text.Pieces[start].IsText ? start : start - 1;
        var right = text.Pieces[end].IsText ? end : end + 1;
        var leftText = kept.TryGetValue(left, out var whole) ? left == start ? whole.Substring(0, startOffset) : whole : null;
        var rightText = kept.TryGetValue(right, out whole) ? right == end ? whole.Substring(endOffset) : whole : null;
        var isFirst = left < 0 || (left == 0 && string.IsNullOrEmpty(leftText));
        var isLast = right >= text.Pieces.Length || (right == text.Pieces.Length - 1 && string.IsNullOrWhiteSpace(Trim(rightText, right)));

        if (isFirst)
            rightText = rightText is null ? null : Boundaries.TrimStart(rightText, styles[text.Pieces[right].Operand]);
        else if (isLast)
            (leftText, rightText) = (leftText is null ? null : Boundaries.TrimEnd(leftText, styles[text.Pieces[left].Operand]), rightText is null ? null : "");
        else
            rightText = Join(leftText, left, rightText, right);

        Keep(left, leftText);
        Keep(right, rightText);

        void Keep(int index, string? value)
        {
            if (value is null)
                return;
            kept[index] = value;
            if (kept[index].Length == 0)
                removed.Add(index);
            else
                removed.Remove(index);
        }
    }

    private string? Trim(string? raw, int index) => raw is null ? null : Boundaries.TrimStart(raw, styles[text.Pieces[index].Operand]);

    private string? Join(string? leftText, int left, string? rightText, int right)
    {
        if (rightText is null)
            return null;

        var style = styles[text.Pieces[right].Operand];
        var atLineStart = leftText is not null && Boundaries.EndsWithNewLine(leftText.TrimEnd(' ', '\t'), leftText.TrimEnd(' ', '\t').Length, styles[text.Pieces[left].Operand]);
        var spaces = rightText.Length - rightText.TrimStart(' ', '\t').Length;
        if (atLineStart && Boundaries.NewLineLength(rightText, spaces, style) is > 0 and var newLine)
        {
            rightText = rightText.Substring(spaces + newLine);
            return leftText!.EndsWith(" ", StringComparison.Ordinal) ? rightText.TrimStart(' ', '\t') : rightText;
        }

        return leftText is null || atLineStart || (leftText.Length > 0 && char.IsWhiteSpace(leftText[leftText.Length - 1])) ? rightText.TrimStart(' ', '\t') : rightText;
    }

    private ExpressionSyntax? Rebuild(Dictionary<int, string> kept, HashSet<int> removed)
    {
        var hasContent = false;
        ExpressionSyntax? result = null;
        for (var operand = 0; operand < text.Operands.Length; operand++)
        {
            var pieces = Enumerable.Range(0, text.Pieces.Length).Where(i => text.Pieces[i].Operand == operand).ToList();
            var left = pieces.Where(i => !removed.Contains(i)).ToList();
            if (left.Count == 0)
                continue;

            hasContent |= left.Any(i => !text.Pieces[i].IsText || !string.IsNullOrWhiteSpace(kept[i]));
            var node = Operand(text.Operands[operand], left, pieces.Count, kept);
            result = result is null
                ? node
                : SyntaxFactory.BinaryExpression(SyntaxKind.AddExpression, result, text.Operators[operand - 1], node);
        }

        return hasContent && result is not null
            ? text.Node.CopyAnnotationsTo(result.WithTriviaFrom(text.Node))
            : null;
    }

    private ExpressionSyntax Operand(ExpressionSyntax operand, List<int> left, int count, Dictionary<int, string> kept)
    {
        if (operand is LiteralExpressionSyntax literal)
        {
            if (styles[text.Pieces[left[0]].Operand] == LiteralStyle.None)
                return operand;

            var quote = literal.Token.Text[0] == '@' ? "@\"" : "\"";
            return SyntaxFactory.ParseExpression(quote + kept[left[0]] + "\"").WithTriviaFrom(operand);
        }

        if (operand is not InterpolatedStringExpressionSyntax interpolated)
            return operand;

        if (left.All(i => text.Pieces[i].IsText) && text.MayBeLiteral && text.Operands.Length == 1)
        {
            var raw = string.Concat(left.Select(i => kept[i]));
            if (raw.IndexOfAny(['{', '}']) < 0)
            {
                return SyntaxFactory.ParseExpression(interpolated.StringStartToken.Text.Replace("$", "") + raw + interpolated.StringEndToken.Text)
                    .WithTriviaFrom(operand);
            }
        }

        if (left.Count == count && left.All(i => !text.Pieces[i].IsText || kept[i] == text.Pieces[i].Raw))
            return operand;

        return interpolated.WithContents(SyntaxFactory.List(Contents(left, kept)));
    }

    private IEnumerable<InterpolatedStringContentSyntax> Contents(List<int> left, Dictionary<int, string> kept)
    {
        var pending = "";
        foreach (var i in left)
        {
            if (text.Pieces[i].IsText)
            {
                pending += kept[i];
                continue;
            }

            if (pending.Length > 0)
                yield return MovedText.TextContent(pending);
            pending = "";
            yield return text.Pieces[i].Hole!;
        }

        if (pending.Length > 0)
            yield return MovedText.TextContent(pending);
    }

    private static int Sentences(string raw, LiteralStyle style)
    {
        var count = 0;
        while (raw.Any(char.IsLetter))
        {
            var next = Boundaries.FirstEnd(raw, style, isLast: true);
            if (raw.Substring(0, next).Any(char.IsLetter))
                count++;
            raw = Boundaries.TrimStart(raw.Substring(Math.Max(next, 1)), style);
        }

        return count;
    }
}
