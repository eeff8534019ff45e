namespace CachePrefix.Emulator.Hosting;

/// <summary>A complete response, in the parts in which it is sent: one for JSON, one for each event of a stream.</summary>
internal sealed record ProviderResponse(bool IsStream, IReadOnlyList<byte[]> Parts)
{
    private const int BytesLost = 7;

    /// <summary>What the parts are; by default JSON or server-sent events.</summary>
    public string ContentType { get; init; } = IsStream ? "text/event-stream; charset=utf-8" : "application/json";

    /// <summary>A header that the provider adds.</summary>
    public (string Name, string Value)? Header { get; init; }

    public static ProviderResponse Json(byte[] body) => new(IsStream: false, [body]);

    /// <summary>The response with the end of one of its parts lost, so that it is no longer valid.</summary>
    public ProviderResponse Malformed()
    {
        var index = Parts.Count / 2;
        var broken = IsStream
            ? [.. Parts[index].AsSpan(0, Math.Max(0, Parts[index].Length - BytesLost)), (byte)'\n', (byte)'\n']
            : Parts[index].AsSpan(0, Math.Max(0, Parts[index].Length - BytesLost)).ToArray();
        return this with { Parts = [.. Parts.Take(index), broken, .. Parts.Skip(index + 1)] };
    }

    /// <summary>Writes the whole response, or about half of it before the connection breaks.</summary>
    public async Task WriteAsync(HttpContext context, bool cut)
    {
        var response = context.Response;
        var cancellation = context.RequestAborted;
        response.ContentType = ContentType;
        if (Header is { } header)
            response.Headers[header.Name] = header.Value;
        if (IsStream)
            response.Headers.CacheControl = "no-cache";
        else
            response.ContentLength = Parts[0].Length;
        var parts = cut ? Parts.Take((Parts.Count + 1) / 2) : Parts;
        foreach (var part in parts)
        {
            await response.Body.WriteAsync(cut && !IsStream ? part.AsMemory(0, part.Length / 2) : part, cancellation);
            if (IsStream || cut)
                await response.Body.FlushAsync(cancellation);
        }

        if (cut)
            throw new CutConnectionException();
    }
}
