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
        var left = Enumerable.Range(0, text.Pieces.Length).Where(i => !removed.Contains(i)).ToLookup(i => text.Pieces[i].Operand);
        if (!left.SelectMany(operand => operand).Any(i => !text.Pieces[i].IsText || !string.IsNullOrWhiteSpace(kept[i])))
            return null;

        var indices = left.Select(operand => operand.Key).ToList();
        var rebuilt = new RemarkedConcatenation(text);
        for (var operand = 0; operand < text.Operands.Length; operand++)
        {
            if (!left.Contains(operand))
            {
                rebuilt.Drop(operand);
                continue;
            }

            var node = Operand(operand, [.. left[operand]], kept);
            var isLoose = operand == indices[0] && !text.AreStrings[operand] && (indices.Count == 1 || !text.AreStrings[indices[1]]);
            rebuilt.Keep(operand, isLoose ? MovedText.Interpolated([Holes.Of(node, 1)]).WithTriviaFrom(node) : node);
        }

        return text.Node.CopyAnnotationsTo(rebuilt.ToExpression());
    }

    private ExpressionSyntax Operand(int index, List<int> left, Dictionary<int, string> kept)
    {
        var operand = text.Operands[index];
        var count = text.Pieces.Count(piece => piece.Operand == index);
        if (styles[index] == LiteralStyle.None || (left.Count == count && left.All(i => !text.Pieces[i].IsText || kept[i] == text.Pieces[i].Raw)))
            return operand;
        if (operand is LiteralExpressionSyntax literal)
            return LiteralStyles.WithRawText(literal, kept[left[0]]).WithTriviaFrom(operand);

        var interpolated = (InterpolatedStringExpressionSyntax)operand;
        var indentation = RawIndentation.Of(interpolated);
        if (left.All(i => text.Pieces[i].IsText) && text.MayBeLiteral && text.Operands.Length == 1)
        {
            var raw = string.Concat(left.Select(i => kept[i]));
            if (raw.IndexOfAny(['{', '}']) < 0)
            {
                raw = indentation?.In(raw, startsLine: true, endsText: true) ?? raw;
                return SyntaxFactory.ParseExpression(interpolated.StringStartToken.Text.Replace("$", "") + raw + interpolated.StringEndToken.Text)
                    .WithTriviaFrom(operand);
            }
        }

        return interpolated.WithContents(SyntaxFactory.List(Contents(left, kept, styles[index], indentation)));
    }

    private IEnumerable<InterpolatedStringContentSyntax> Contents(List<int> left, Dictionary<int, string> kept, LiteralStyle style, RawIndentation? indentation)
    {
        string? pending = null;
        var isFirst = true;
        foreach (var i in left)
        {
            if (text.Pieces[i].IsText)
            {
                pending += kept[i];
                continue;
            }

            if (Source(pending ?? "", isFirst, endsText: false) is { Length: > 0 } source)
                yield return MovedText.TextContent(source, Value(pending ?? ""));
            pending = null;
            isFirst = false;
            yield return text.Pieces[i].Hole!;
        }

        if (pending is not null && Source(pending, isFirst, endsText: true) is { Length: > 0 } rest)
            yield return MovedText.TextContent(rest, Value(pending));

        string Value(string raw) => LiteralStyles.Unescape(raw, style, isInterpolated: false);

        string Source(string raw, bool startsLine, bool endsText) => indentation?.In(raw, startsLine, endsText) ?? raw;
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
