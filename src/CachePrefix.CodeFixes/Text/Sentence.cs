using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Finds the sentence that a value of a text stands in.</summary>
/// <param name="pieces">The text.</param>
/// <param name="styles">How its operands are written.</param>
/// <param name="index">The piece that is the value.</param>
internal readonly struct Sentence(ImmutableArray<TextPiece> pieces, ImmutableArray<LiteralStyle> styles, int index)
{
    private static readonly Regex Opening = new(@"<([A-Za-z][\w-]*)>[^<>]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Closing = new(@"^[^<>]*</([A-Za-z][\w-]*)>", RegexOptions.CultureInvariant);

    /// <summary>The element of a markup that holds the value and no other element.</summary>
    public (int Start, int StartOffset, int End, int EndOffset)? Element()
    {
        var first = index - 1;
        while (first > 0 && string.IsNullOrWhiteSpace(pieces[first].Raw) && pieces[first].IsText)
            first--;
        if (first < 0 || index + 1 >= pieces.Length || pieces[first].Raw is not { } before || pieces[index + 1].Raw is not { } after)
            return null;

        var (opening, closing) = (Opening.Match(before), Closing.Match(after));
        return opening.Success && closing.Success && opening.Groups[1].Value == closing.Groups[1].Value
            ? (first, opening.Index, index + 1, closing.Length)
            : null;
    }

    /// <summary>The piece and the offset at which the sentence begins; <see langword="null"/> if that is inside of a value.</summary>
    public (int Piece, int Offset)? Start()
    {
        var start = (Piece: index, Offset: 0);
        var between = "";
        for (var i = index - 1; i >= 0; i--)
        {
            if (pieces[i] is { Raw: { } raw } piece)
            {
                if (i < index - 1 && EndsBetween(i))
                    return start;
                var offset = Boundaries.LastStart(raw, styles[piece.Operand]);
                start = (i, Math.Max(offset, 0));
                if (offset >= 0)
                    return start;
                between = raw + between;
                continue;
            }

            if (pieces[i].EndsSentence)
                return start;
            if (pieces[i].Constant is { } constant)
            {
                if (Boundaries.EndsSentence(constant))
                    return start;
                if (Boundaries.LastStart(constant, LiteralStyle.Raw) >= 0)
                    return null;
            }
            else if (BeginsSentence(between, out var capital))
            {
                return pieces[i + 1].IsText ? (i + 1, Math.Min(capital, pieces[i + 1].Raw!.Length)) : start;
            }
            else if (!between.Any(char.IsLetter) && (i == 0 || !HasWords(i - 1, atEnd: true)))
            {
                return start;
            }

            start = (i, 0);
            between = "";
        }

        return start;
    }

    /// <summary>The piece and the offset at which the sentence ends; <see langword="null"/> if that is inside of a value.</summary>
    public (int Piece, int Offset)? End()
    {
        var end = (Piece: index, Offset: 0);
        if (pieces[index].EndsSentence && (index + 1 == pieces.Length || !ContinuesSentence(pieces[index + 1])))
            return end;

        var between = "";
        for (var i = index + 1; i < pieces.Length; i++)
        {
            if (pieces[i] is { Raw: { } raw } piece)
            {
                var offset = Boundaries.FirstEnd(raw, styles[piece.Operand], i == pieces.Length - 1);
                end = (i, offset < 0 ? raw.Length : offset);
                if (offset >= 0 || (i + 1 < pieces.Length && EndsBetween(i)))
                    return end;
                between += raw;
                continue;
            }

            if (pieces[i].Constant is { } constant)
            {
                var offset = Boundaries.FirstEnd(constant, LiteralStyle.Raw, isLast: false);
                if (offset >= 0 && offset < constant.TrimEnd().Length)
                    return null;
                end = (i, 0);
                if (Boundaries.EndsSentence(constant))
                    return end;
            }
            else if (between.Any(char.IsLetter) || (i + 1 < pieces.Length && ContinuesSentence(pieces[i + 1])))
            {
                end = (i, 0);
                if (pieces[i].EndsSentence)
                    return end;
            }
            else
            {
                return end;
            }

            between = "";
        }

        return end;
    }

    // Whether a sentence ends with a text and white space follows in the next one.
    private bool EndsBetween(int piece) =>
        (pieces[piece + 1].Raw ?? pieces[piece + 1].Constant) is { Length: > 0 } next
        && (char.IsWhiteSpace(next[0]) || (pieces[piece + 1].IsText && Boundaries.NewLineLength(next, 0, styles[pieces[piece + 1].Operand]) > 0))
        && pieces[piece].Raw is { Length: > 0 } raw && !char.IsWhiteSpace(raw[raw.Length - 1]) && Boundaries.EndsSentence(raw);

    // Words with a capital behind a value that is a text of its own begin a sentence.
    private static bool BeginsSentence(string between, out int capital)
    {
        capital = between.Length - between.TrimStart().Length;
        return capital < between.Length && char.IsUpper(between[capital]);
    }

    // Words or a full stop right behind a value belong to the value's sentence; a capital behind white space does not.
    private bool ContinuesSentence(TextPiece next)
    {
        if (next.Raw is not { Length: > 0 } raw)
            return false;

        var text = raw.TrimStart();
        if (text.Length == 0 || (text.Length < raw.Length && char.IsUpper(text[0])))
            return false;

        var boundary = Boundaries.FirstEnd(raw, styles[next.Operand], isLast: true);
        return raw.Substring(0, boundary).Any(character => !char.IsWhiteSpace(character));
    }

    private bool HasWords(int piece, bool atEnd)
    {
        if (pieces[piece].Raw is not { } raw)
            return false;

        var boundary = Boundaries.LastStart(raw, styles[pieces[piece].Operand]);
        return (boundary < 0 || !atEnd ? raw : raw.Substring(boundary)).Any(char.IsLetter);
    }
}
