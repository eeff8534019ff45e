using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix.Gemini.Caches;

/// <summary>What processes tell each other about an explicit cache.</summary>
/// <param name="Name">Its resource name; empty while a process is making it.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="LastUse">When a process last used it, to the minute.</param>
internal sealed record SharedEntry(string Name, long Tokens, DateTimeOffset Expires, DateTimeOffset LastUse)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SharedEntryContext.Default.SharedEntry);

    public static SharedEntry? Read(byte[]? bytes)
    {
        try
        {
            return bytes is null ? null : JsonSerializer.Deserialize(bytes, SharedEntryContext.Default.SharedEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(SharedEntry))]
internal sealed partial class SharedEntryContext : JsonSerializerContext;
