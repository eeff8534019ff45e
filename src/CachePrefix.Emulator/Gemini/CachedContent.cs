using System.Text.Json.Nodes;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Billing;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Gemini;

/// <summary>An explicit cache.</summary>
internal sealed record CachedContent
{
    public required string Id { get; init; }

    public required ModelInfo Model { get; init; }

    /// <summary>The model as the request that made the cache named it, without <c>models/</c>.</summary>
    public required string ModelName { get; init; }

    public string? DisplayName { get; init; }

    public required int Tokens { get; init; }

    /// <summary>What rules look at in it.</summary>
    public required Conversation Conversation { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public required StorageLease Lease { get; init; }

    public string Name => $"cachedContents/{Id}";

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["name"] = Name, ["model"] = $"models/{ModelName}" };
        if (DisplayName is not null)
            json["displayName"] = DisplayName;
        json["createTime"] = Timestamp(Created);
        json["updateTime"] = Timestamp(Updated);
        json["expireTime"] = Timestamp(Lease.End);
        json["usageMetadata"] = new JsonObject { ["totalTokenCount"] = Tokens };
        return json;
    }

    private static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
