using System.Collections.Concurrent;

namespace CachePrefix.OpenAI.Keys;

/// <summary>
/// The keys of conversations that the service keeps. A request that names one sends only what is new, which tells nothing about the prefix, and another key would lose
/// what is cached. A conversation that was begun elsewhere or long ago is not known and gets no key.
/// </summary>
internal sealed class ConversationKeys
{
    private const int MostConversations = 4_096;

    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _oldest = new();

    public string? Find(string? conversation) => conversation is not null && _keys.TryGetValue(conversation, out var key) ? key : null;

    public void Remember(string? conversation, string? key)
    {
        if (conversation is null || key is null || !_keys.TryAdd(conversation, key))
            return;

        _oldest.Enqueue(conversation);
        if (_keys.Count > MostConversations && _oldest.TryDequeue(out var oldest))
            _keys.TryRemove(oldest, out _);
    }
}
