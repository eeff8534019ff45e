using System.Text.RegularExpressions;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>System prompts in requests that are written as JSON text.</summary>
internal static class JsonMessages
{
    private static readonly Regex Open = new(
        """("role"\s*:\s*"(system|developer)"\s*,\s*"content"|"system")\s*:\s*"([^"\\]|\\.)*$""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    /// <summary>So long may a system prompt be, and so far is a text read back.</summary>
    private const int Longest = 8_192;

    /// <summary>What of a text that goes on is still looked at, so that one of many parts is not read again for each of them.</summary>
    public static string Tail(string text) => text.Length <= Longest ? text : text.Substring(text.Length - Longest);

    /// <summary>Whether a text may be a part of such a request.</summary>
    public static bool Mentions(string text) => text.IndexOf("\"system\"", StringComparison.Ordinal) >= 0 || text.IndexOf("\"developer\"", StringComparison.Ordinal) >= 0;

    /// <summary>Whether a text ends within a system prompt.</summary>
    public static bool EndsInSystemText(string text)
    {
        try
        {
            return Mentions(text) && Open.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>What belongs to the prompt of the text that follows a value in it.</summary>
    public static string Rest(string text)
    {
        var end = text.IndexOf('"');
        return end < 0 ? text : text.Substring(0, end);
    }
}
