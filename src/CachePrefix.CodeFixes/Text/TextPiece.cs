using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>Constant text as the source writes it, or a value that is put into the text.</summary>
/// <param name="Operand">The operand of the concatenation that the piece belongs to.</param>
/// <param name="Raw">The text between quotes, escapes included but no indentation of raw literals; <see langword="null"/> for a value.</param>
/// <param name="Hole">The hole of an interpolated string.</param>
/// <param name="Value">The value outside of interpolated strings.</param>
/// <param name="Constant">The text of a value that the compiler knows.</param>
/// <param name="EndsSentence">Whether the value's text ends with a sentence, as its own source shows.</param>
internal sealed record TextPiece(
    int Operand, string? Raw, InterpolationSyntax? Hole = null, ExpressionSyntax? Value = null, string? Constant = null, bool EndsSentence = false)
{
    public bool IsText => Raw is not null;
}
