namespace CachePrefix.Auditing.Projects;

/// <summary>Cuts the condition of a project file into operators, names, quoted texts and properties.</summary>
internal static class ConditionTokens
{
    private static readonly string[] Operators = ["==", "!=", ">=", "<=", "<", ">", "!", "(", ")"];

    /// <summary>The tokens; behind a property or quoted text without an end there are none.</summary>
    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        for (var index = 0; index < text.Length;)
        {
            var length = LengthAt(text, index);
            if (length < 0)
                break;
            if (length > 0)
                tokens.Add(text.Substring(index, length));
            index += Math.Max(length, 1);
        }

        return tokens;
    }

    private static int LengthAt(string text, int start)
    {
        if (text[start] == '\'')
            return QuotedLength(text, start);
        if (IsProperty(text, start))
            return PropertyLength(text, start);
        if (Array.Find(Operators, name => string.CompareOrdinal(text, start, name, 0, name.Length) == 0) is { } found)
            return found.Length;

        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            end++;

        return end - start;
    }

    /// <summary>A quoted text ends at the next quote that is not part of a property.</summary>
    private static int QuotedLength(string text, int start)
    {
        for (var index = start + 1; index < text.Length;)
        {
            if (text[index] == '\'')
                return index + 1 - start;

            var length = IsProperty(text, index) ? PropertyLength(text, index) : 1;
            if (length < 0)
                break;

            index += length;
        }

        return -1;
    }

    private static bool IsProperty(string text, int start) => text[start] == '$' && start + 1 < text.Length && text[start + 1] == '(';

    private static int PropertyLength(string text, int start)
    {
        var end = PropertyBag.ClosingParenthesis(text, start + 1);
        return end < 0 ? -1 : end + 1 - start;
    }
}
