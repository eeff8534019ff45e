using System.Globalization;
using System.Text;

namespace CachePrefix.Auditing.Reports;

/// <summary>
/// Makes text of a code base fit for terminals and pages. File names, messages and code may hold characters that move the cursor, change colours
/// or turn the direction of writing; they are shown as <c>\u001B</c> and do nothing.
/// </summary>
public static class Printable
{
    /// <summary>The text with control characters, marks of direction and halves of pairs written as numbers. Line ends and tabs become spaces.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? printable = null;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var isPair = char.IsSurrogatePair(text, index);
            if (isPair || IsHarmless(character))
            {
                printable?.Append(character);
                if (isPair)
                    printable?.Append(text[++index]);
                continue;
            }

            printable ??= new StringBuilder(text.Length + 16).Append(text, 0, index);
            printable.Append(character is '\n' or '\r' or '\t' ? " " : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"));
        }

        return printable?.ToString() ?? text;
    }

    /// <summary>JSON whose texts are printable; their values stay the same.</summary>
    internal static string Json(string json) => string.Join('\n', json.Split('\n').Select(Of));

    private static bool IsHarmless(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
