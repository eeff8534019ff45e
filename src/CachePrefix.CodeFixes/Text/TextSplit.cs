using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>A text without the sentence that holds a value, and that sentence.</summary>
/// <param name="Stable">What is left; <see langword="null"/> if the sentence is all there is.</param>
/// <param name="Moved">The sentence, from one end of a sentence or line to the next.</param>
/// <param name="ConstantFollows">Whether a sentence without any value comes after it.</param>
internal sealed record TextSplit(ExpressionSyntax? Stable, MovedText Moved, bool ConstantFollows)
{
    public static TextSplit? At(TextExpression text, SyntaxNode value)
    {
        var index = text.IndexOf(value);
        if (index < 0)
            return null;

        var styles = text.Operands.Select(LiteralStyles.Of).ToImmutableArray();
        var (start, startOffset) = Start(text.Pieces, styles, index);
        var (end, endOffset) = End(text.Pieces, styles, index);
        var cut = new TextCut(text, styles, start, startOffset, end, endOffset);

        var moved = cut.Moved().Trimmed();
        return moved.Parts.IsEmpty ? null : new TextSplit(cut.Rest(), moved, cut.ConstantFollows());
    }

    private static (int Piece, int Offset) Start(ImmutableArray<TextPiece> pieces, ImmutableArray<LiteralStyle> styles, int index)
    {
        var start = (Piece: index, Offset: 0);
        for (var i = index - 1; i >= 0; i--)
        {
            var piece = pieces[i];
            if (piece.Raw is { } raw)
            {
                var offset = Boundaries.LastStart(raw, styles[piece.Operand]);
                start = (i, Math.Max(offset, 0));
                if (offset >= 0)
                    break;
            }
            else if (i == 0 || !HasWords(pieces[i - 1], styles, atEnd: true))
            {
                break;
            }
        }

        return start;
    }

    private static (int Piece, int Offset) End(ImmutableArray<TextPiece> pieces, ImmutableArray<LiteralStyle> styles, int index)
    {
        var end = (Piece: index, Offset: 0);
        for (var i = index + 1; i < pieces.Length; i++)
        {
            var piece = pieces[i];
            if (piece.Raw is { } raw)
            {
                var offset = Boundaries.FirstEnd(raw, styles[piece.Operand], i == pieces.Length - 1);
                end = (i, offset < 0 ? raw.Length : offset);
                if (offset >= 0)
                    break;
            }
            else if (i == pieces.Length - 1 || !HasWords(pieces[i + 1], styles, atEnd: false))
            {
                break;
            }
        }

        return end;
    }

    // A value belongs to the sentence only if words of that sentence stand on its other side: a whole text that is put in front does not.
    private static bool HasWords(TextPiece neighbour, ImmutableArray<LiteralStyle> styles, bool atEnd)
    {
        if (neighbour.Raw is not { } raw)
            return false;

        var style = styles[neighbour.Operand];
        var boundary = atEnd ? Boundaries.LastStart(raw, style) : Boundaries.FirstEnd(raw, style, isLast: false);
        var sentence = boundary < 0 ? raw : atEnd ? raw.Substring(boundary) : raw.Substring(0, boundary);
        return sentence.Any(char.IsLetter);
    }
}
