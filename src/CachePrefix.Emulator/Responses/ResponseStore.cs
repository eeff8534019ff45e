using System.Collections.Concurrent;
using System.Text.Json;

namespace CachePrefix.Emulator.Responses;

/// <summary>Responses and conversations that the provider keeps, by the key that made them.</summary>
internal sealed class ResponseStore
{
    private readonly ConcurrentDictionary<(string Key, string Id), StoredResponse> _responses = new();
    private readonly ConcurrentDictionary<(string Key, string Id), StoredConversation> _conversations = new();
    private readonly ConcurrentDictionary<(string Key, string Id), JsonElement> _items = new();
    private long _conversationCount;
    private long _itemCount;

    public void Add(string key, string id, StoredResponse response)
    {
        _responses[(key, id)] = response;
        foreach (var item in response.Output)
            if (Json.Text(item, "id") is { } itemId)
                _items[(key, itemId)] = item;
    }

    public StoredResponse? FindResponse(string key, string id) => _responses.GetValueOrDefault((key, id));

    public bool RemoveResponse(string key, string id) => _responses.TryRemove((key, id), out _);

    public JsonElement? FindItem(string key, string id) => _items.TryGetValue((key, id), out var item) ? item : null;

    public string NewItemId() => FormattableString.Invariant($"msg_in{Interlocked.Increment(ref _itemCount):D12}");

    public StoredConversation CreateConversation(string key, DateTimeOffset now, string metadata, IEnumerable<JsonElement> items)
    {
        var conversation = new StoredConversation(FormattableString.Invariant($"conv_{Interlocked.Increment(ref _conversationCount):D12}"), now.ToUnixTimeSeconds(), metadata);
        conversation.Add(items);
        _conversations[(key, conversation.Id)] = conversation;
        return conversation;
    }

    public StoredConversation? FindConversation(string key, string id) => _conversations.GetValueOrDefault((key, id));

    public void Replace(string key, StoredConversation conversation) => _conversations[(key, conversation.Id)] = conversation;

    public bool RemoveConversation(string key, string id) => _conversations.TryRemove((key, id), out _);

    public void Clear()
    {
        _responses.Clear();
        _conversations.Clear();
        _items.Clear();
    }
}
