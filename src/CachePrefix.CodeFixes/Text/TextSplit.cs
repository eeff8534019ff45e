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
    /// <summary>The split, or <see langword="null"/> where the sentence cannot be told from its neighbours.</summary>
    public static TextSplit? At(TextExpression text, SyntaxNode value)
    {
        var index = text.IndexOf(value);
        if (index < 0)
            return null;

        var styles = text.Operands.Select(LiteralStyles.Of).ToImmutableArray();
        var sentence = new Sentence(text.Pieces, styles, index);
        if (sentence.Element() is not var (start, startOffset, end, endOffset))
        {
            if (sentence.Start() is not { } first || sentence.End() is not { } last)
                return null;
            (start, startOffset, end, endOffset) = (first.Piece, first.Offset, last.Piece, last.Offset);
        }

        var cut = new TextCut(text, styles, start, startOffset, end, endOffset);
        var moved = cut.Moved().Trimmed();
        return moved.Parts.IsEmpty ? null : new TextSplit(cut.Rest(), moved, cut.ConstantFollows());
    }
}
