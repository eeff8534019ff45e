namespace CachePrefix.Testing;

public static class LineEndings
{
    /// <summary>Every line ending as LF.</summary>
    public static string ToLf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Every line ending as CRLF.</summary>
    public static string ToCrlf(string text) => ToLf(text).Replace("\n", "\r\n", StringComparison.Ordinal);
}
