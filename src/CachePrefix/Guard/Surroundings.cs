namespace CachePrefix;

/// <summary>Shows the text around a position, by default without its letters and digits.</summary>
internal static class Surroundings
{
    public static string Show(string text, int position, PrefixGuardOptions options)
    {
        var start = Math.Max(0, position - options.ContextLength);
        var end = Math.Min(text.Length, position + options.ContextLength);
        var part = text[start..end].ReplaceLineEndings("⏎");
        if (!options.RevealText)
            part = string.Concat(part.Select(Redact));
        return (start > 0 ? "…" : "") + part + (end < text.Length ? "…" : "");
    }

    private static char Redact(char c) =>
        char.IsDigit(c) ? '0'
        : char.IsUpper(c) ? 'X'
        : char.IsLetter(c) || char.IsSurrogate(c) ? 'x'
        : c;
}
