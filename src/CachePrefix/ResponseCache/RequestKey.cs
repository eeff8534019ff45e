using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// The key of a request: SHA-256 over a versioned encoding of everything that shapes its answer. Message ids, times and cache marks are
/// not part of it. A request with something in it that cannot be compared has no key and is not cached.
/// </summary>
internal static class RequestKey
{
    /// <summary>Changes whenever the encoding does, so that entries of another version are never found.</summary>
    public const string Prefix = "cacheprefix:1:";

    /// <summary>Whether a content is part of the key, by the index of its message and its own.</summary>
    public delegate bool ContentFilter(int message, int content);

    /// <summary>The key, or <see langword="null"/> for a request that cannot be compared.</summary>
    public static string? Of(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, string? scope, string? identity, ResponseCacheOptions settings, ContentFilter? filter = null)
    {
        var writer = new KeyWriter();
        try
        {
            writer.Write(scope);
            writer.Write(identity);
            return WriteMessages(ref writer, messages, filter) && OptionsKey.Write(ref writer, options, settings) ? writer.ToKey(Prefix) : null;
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException or ArgumentException)
        {
            // A value that cannot be serialised cannot be compared.
            return null;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static bool WriteMessages(ref KeyWriter writer, IReadOnlyList<ChatMessage> messages, ContentFilter? filter)
    {
        writer.List(messages.Count);
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.Contents.Count == 0 && message.RawRepresentation is not null)
                return false;

            writer.Write(message.Role.Value);
            writer.Write(message.AuthorName);
            if (!PropertiesKey.Write(ref writer, message.AdditionalProperties))
                return false;

            writer.List(message.Contents.Count);
            for (var j = 0; j < message.Contents.Count; j++)
            {
                if (filter is not null && !filter(i, j))
                    writer.Null();
                else if (!ContentKey.Write(ref writer, message.Contents[j]))
                    return false;
            }
        }

        return true;
    }
}
