using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What a conversation is found by: its id where it has one, otherwise what has been said in it. A prompt without a history is one conversation for each prefix.</summary>
internal static class SessionKeys
{
    /// <summary>The key of the <see cref="ChatOptions.AdditionalProperties"/> that holds the id of a conversation.</summary>
    public const string PropertyName = "cacheprefix:session";

    /// <summary>Finds where the conversation of a request stands, by the longest of its beginnings that is known.</summary>
    public static SessionState? Find(SessionMemory memory, RouteRequest request, RequestPrefix prefix)
    {
        if (Own(request, prefix) is { } own)
            return memory.Find(own);

        for (var i = prefix.Points.Length - 1; i >= prefix.Stable; i--)
        {
            if (memory.Find(prefix.Points[i].Key) is { } state)
                return state;
        }

        return null;
    }

    /// <summary>Sets where the conversation stands: also under the end of its history, for programs that keep the last question in other words than it was asked in.</summary>
    public static void Set(SessionMemory memory, RouteRequest request, RequestPrefix prefix, SessionState state)
    {
        if (Own(request, prefix) is { } own)
        {
            memory.Set(own, state);
            return;
        }

        memory.Set(prefix.Points[^1].Key, state);
        if (prefix.Points.Length - 2 >= prefix.Stable)
            memory.Set(prefix.Points[^2].Key, state);
    }

    private static UInt128? Own(RouteRequest request, RequestPrefix prefix)
    {
        if (IdOf(request) is { } id)
            return TextSizes.Hash(MemoryMarshal.AsBytes((request.Layout.Name + "\n" + id).AsSpan()));
        if (HasHistory(request))
            return null;

        return prefix.Stable > 0 ? prefix.Points[prefix.Stable - 1].Key : 0;
    }

    public static bool HasHistory(RouteRequest request) =>
        request.Layout.Segments.Count == 0 || request.Layout.Segments.Any(static segment => segment.Kind == SegmentKind.History);

    private static string? IdOf(RouteRequest request) =>
        (request as PromptCall)?.Prompt is IPromptSession { SessionId: { Length: > 0 } id } ? id
        : request.Options.AdditionalProperties?.TryGetValue(PropertyName, out string? named) == true && named is { Length: > 0 } ? named
        : request.Options.ConversationId is { Length: > 0 } conversation ? conversation
        : null;
}
