using System.Text.Json;

namespace CachePrefix.Emulator.Responses;

/// <summary>A conversation that the provider keeps.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">Seconds since 1970.</param>
/// <param name="Metadata">What the client keeps with it, as JSON.</param>
internal sealed record StoredConversation(string Id, long CreatedAt, string Metadata)
{
    private readonly Lock _gate = new();
    private readonly List<JsonElement> _items = [];

    public IReadOnlyList<JsonElement> Items
    {
        get
        {
            lock (_gate)
                return [.. _items];
        }
    }

    public void Add(IEnumerable<JsonElement> items)
    {
        lock (_gate)
            _items.AddRange(items);
    }

    public bool Remove(string itemId)
    {
        lock (_gate)
            return _items.RemoveAll(item => item.TryGetProperty("id"u8, out var id) && id.ValueEquals(itemId)) > 0;
    }

    /// <summary>The conversation with other metadata and the same items.</summary>
    public StoredConversation With(string metadata)
    {
        var changed = new StoredConversation(Id, CreatedAt, metadata);
        changed.Add(Items);
        return changed;
    }
}
