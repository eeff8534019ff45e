using System.Globalization;

namespace CachePrefix.Emulator.Hosting;

internal static class RequestBody
{
    /// <summary>The most bytes of a call to a model.</summary>
    public const long CallLimit = 128L << 20;

    /// <summary>The most bytes of a batch or a file.</summary>
    public const long FileLimit = 512L << 20;

    private const int LargestTrusted = 1 << 20;

    /// <summary>Reads the whole body. Memory grows with what arrives, not with what a header announces.</summary>
    /// <exception cref="ProviderError">The body is larger than the limit.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, ProviderErrors errors, long limit = CallLimit)
    {
        var cancellation = context.RequestAborted;
        if (context.Request.ContentLength is { } length)
        {
            if (length > limit)
                throw errors.TooLarge(limit);
            if (length <= LargestTrusted)
            {
                var exact = new byte[length];
                await context.Request.Body.ReadExactlyAsync(exact, cancellation);
                return exact;
            }
        }

        using var stream = new MemoryStream(LargestTrusted);
        var buffer = new byte[81_920];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (stream.Length + read > limit)
                throw errors.TooLarge(limit);
            stream.Write(buffer, 0, read);
        }

        return stream.Length == stream.Capacity ? stream.GetBuffer() : stream.ToArray();
    }

    public static string Megabytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture) + " MB";
}
