using System.Text;

namespace CachePrefix.Analyzers.Locking;

/// <summary>
/// A trace of a text that is about a sixty-fourth as long and tells where a later version differs first, without holding the text.
/// </summary>
/// <remarks>
/// One character of base64url for each window of 64 UTF-16 units, the last one shorter: six bits of a hash of all units up to the end of that
/// window. So equal beginnings have equal beginnings of their traces, and after a change nearly all characters differ: the first one to differ
/// is that of the changed window in 63 of 64 cases, and otherwise a later one. Whether texts are equal at all is for their full hash to say.
/// </remarks>
internal static class TextTrace
{
    public const int Window = 64;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    public static string Of(string text)
    {
        var trace = new StringBuilder((text.Length / Window) + 1);
        var hash = FnvOffset;
        for (var i = 0; i < text.Length; i++)
        {
            hash = (((hash ^ (byte)text[i]) * FnvPrime) ^ (byte)(text[i] >> 8)) * FnvPrime;
            if ((i + 1) % Window == 0 || i == text.Length - 1)
                trace.Append(Alphabet[(int)((hash ^ (hash >> 32) ^ (hash >> 16)) & 63)]);
        }

        return trace.ToString();
    }

    /// <summary>The start of the window in which two texts differ first, given that they differ.</summary>
    public static int FirstDifference(LockItem before, LockItem after)
    {
        var common = Math.Min(before.Trace.Length, after.Trace.Length);
        for (var window = 0; window < common; window++)
        {
            if (before.Trace[window] != after.Trace[window])
                return window * Window;
        }

        return before.Trace.Length == after.Trace.Length
            ? Math.Max(0, common - 1) * Window
            : Math.Min(before.Length, after.Length) / Window * Window;
    }
}
