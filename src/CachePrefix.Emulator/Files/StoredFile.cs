using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Files;

/// <summary>A file that the provider keeps.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name that it came with.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Created">When it came.</param>
/// <param name="Expires">When it is deleted; <see langword="null"/> for never.</param>
/// <param name="Content">What it holds.</param>
internal sealed record StoredFile(string Id, string Name, string Purpose, DateTimeOffset Created, DateTimeOffset? Expires, ReadOnlyMemory<byte> Content)
{
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "file",
        ["bytes"] = Content.Length,
        ["created_at"] = Created.ToUnixTimeSeconds(),
        ["expires_at"] = Expires?.ToUnixTimeSeconds(),
        ["filename"] = Name,
        ["purpose"] = Purpose,
        ["status"] = "processed",
        ["status_details"] = null,
    };
}
