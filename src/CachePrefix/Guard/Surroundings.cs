using System.Globalization;
using System.Text;

namespace CachePrefix;

/// <summary>Shows the text around a position, by default without what it says.</summary>
internal static class Surroundings
{
    private const string LineEnding = "⏎";

    public static string Show(string text, int position, PrefixGuardOptions options)
    {
        var start = Math.Max(0, position - options.ContextLength);
        var end = Math.Min(text.Length, position + options.ContextLength);
        var part = text[start..end].ReplaceLineEndings(LineEnding);
        return (start > 0 ? "…" : "") + (options.RevealText ? part : Redact(part)) + (end < text.Length ? "…" : "");
    }

    /// <summary>
    /// Only punctuation, spaces and the signs of arithmetic and currencies stay; all else, of whatever script, becomes <c>x</c>, <c>X</c> or,
    /// where it is a number in any form, <c>0</c>. Characters that are added to others disappear.
    /// </summary>
    private static string Redact(string text)
    {
        var redacted = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => redacted.Append('0'),
                UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => redacted.Append('X'),
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => redacted,
                UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                    or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
                    or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol => redacted.Append(rune.ToString()),
                _ => rune.ToString() == LineEnding ? redacted.Append(LineEnding) : redacted.Append('x'),
            };
        }

        return redacted.ToString();
    }
}
