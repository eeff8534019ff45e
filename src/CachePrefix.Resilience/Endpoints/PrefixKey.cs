using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience;

/// <summary>The key by which a request is kept on one endpoint, equal in every process: whatever its requests have in common that should be cached once.</summary>
/// <remarks>
/// Of a prompt definition: everything up to its tenant rung; without that, of a conversation, everything up to its deployment rung and the first turn, which later
/// turns repeat; otherwise the whole cached prefix. Of any other request: its instructions and system messages, and what follows them up to the first breakpoint of a user turn.
/// </remarks>
internal static class PrefixKey
{
    public static ulong Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string? affinity)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (affinity is not null)
            Append(hash, affinity);
        else if (options is PromptChatOptions prompt)
            Append(hash, prompt, messages);
        else
            Append(hash, messages, options);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.TryGetHashAndReset(digest, out _);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    private static void Append(IncrementalHash hash, PromptChatOptions prompt, IReadOnlyList<ChatMessage> messages)
    {
        Append(hash, prompt.Layout.Name);
        Append(hash, prompt.Layout.ConstantHash);
        var end = 0;
        var first = -1;
        var hasTenant = false;
        foreach (var span in prompt.Spans)
        {
            var rung = prompt.Layout.Segments[span.Segment].EffectiveStability;
            if (rung == Stability.Session && first < 0)
                first = span.Message;
            if (rung >= Stability.Session)
                continue;

            hasTenant |= rung == Stability.Tenant;
            end = Math.Max(end, span.Message + span.MessageCount);
            for (var i = span.Message; i < span.Message + span.MessageCount; i++)
                Append(hash, messages[i], span.Content, span.ContentCount);
        }

        if (!hasTenant && prompt.Layout.Segments.Any(static segment => segment.EffectiveStability == Stability.Session) && Math.Max(first, end) < messages.Count)
            Append(hash, messages[first < 0 ? end : first], 0, -1);
    }

    private static void Append(IncrementalHash hash, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        Append(hash, options?.ConversationId ?? "");
        Append(hash, options?.Instructions ?? "");
        var marked = -1;
        for (var i = 0; i < messages.Count && marked < 0; i++)
        {
            if (messages[i].Role == ChatRole.User && IsMarked(messages[i]))
                marked = i;
        }

        for (var i = 0; i < messages.Count; i++)
        {
            if (i <= marked || messages[i].Role == ChatRole.System)
                Append(hash, messages[i], 0, -1);
        }
    }

    private static bool IsMarked(ChatMessage message)
    {
        if (Breakpoint.TryGet(message.AdditionalProperties, out _))
            return true;

        foreach (var content in message.Contents)
        {
            if (Breakpoint.TryGet(content.AdditionalProperties, out _))
                return true;
        }

        return false;
    }

    private static void Append(IncrementalHash hash, ChatMessage message, int from, int count)
    {
        Append(hash, message.Role.Value);
        var end = count < 0 ? message.Contents.Count : from + count;
        for (var i = from; i < end; i++)
        {
            switch (message.Contents[i])
            {
                case TextContent text:
                    Append(hash, text.Text);
                    break;
                case DataContent data:
                    hash.AppendData(data.Data.Span);
                    break;
                case UriContent uri:
                    Append(hash, uri.Uri.OriginalString);
                    break;
                case var other:
                    Append(hash, other.GetType().Name);
                    break;
            }
        }
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        hash.AppendData([0, 0]);
    }
}
