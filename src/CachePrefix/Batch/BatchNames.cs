using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix;

/// <summary>The names of runs, of batches and of their requests. They carry no text of a prompt.</summary>
internal static class BatchNames
{
    private const int RunLength = 16;
    private const int ContentLength = 12;

    public static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>The batch <c>cp-run-part</c>.</summary>
    public static string OfPart(string run, int part) => $"{OfRun(run)}-{part.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The request <c>cp-run-part-position-content</c>.</summary>
    public static string OfRequest(string part, int position, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return string.Create(CultureInfo.InvariantCulture, $"{part}-{position}-{Convert.ToHexString(hash)[..ContentLength]}");
    }

    /// <summary>The call of the prompt at a position: the same one however often its result is read.</summary>
    public static string OfCall(string run, int position) => $"{OfRun(run)}-call-{position.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The position in the run of the prompt that a request belongs to, or <see langword="null"/> when the id is not one of the part's.</summary>
    public static int? PositionOf(string part, string customId)
    {
        if (!customId.StartsWith(part + "-", StringComparison.Ordinal))
            return null;

        var rest = customId.AsSpan(part.Length + 1);
        var end = rest.IndexOf('-');
        return end > 0 && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }

    private static string OfRun(string run) => "cp-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(run)))[..RunLength];

    public static string Requests(int part) => string.Create(CultureInfo.InvariantCulture, $"part-{part:0000}.requests");

    public static string Results(int part) => string.Create(CultureInfo.InvariantCulture, $"part-{part:0000}.results.jsonl");
}
