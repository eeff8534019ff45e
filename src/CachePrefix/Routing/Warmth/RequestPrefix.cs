using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What of a request can be found in a provider's cache: the places up to which it may be cached, in order, whatever the model.</summary>
internal sealed class RequestPrefix
{
    private readonly PrefixPoint[] _points;

    private RequestPrefix(PrefixPoint[] points, int stable, int messages)
    {
        _points = points;
        Stable = stable;
        Messages = messages;
    }

    /// <summary>The places, in the order of the request; the last one is its end.</summary>
    public ReadOnlySpan<PrefixPoint> Points => _points;

    /// <summary>How many of the first points lie before the conversation.</summary>
    public int Stable { get; }

    /// <summary>How many messages were read.</summary>
    public int Messages { get; }

    /// <summary>The tokens of the whole request, by estimate.</summary>
    public int Tokens => _points.Length == 0 ? 0 : _points[^1].Tokens;

    /// <summary>Reads a request that comes from a prompt.</summary>
    public static RequestPrefix Of(PromptRequest request, TextSizes sizes) => Of(request.Messages, request.Options, request.Options.ConversationStart, sizes);

    /// <summary>Reads a request.</summary>
    /// <param name="messages">The messages, with their breakpoints.</param>
    /// <param name="options">The options, with the tools and their breakpoint.</param>
    /// <param name="start">The index of the conversation's first message; <see langword="null"/> for the first one that is not a system message.</param>
    /// <param name="sizes">Remembers the sizes of texts.</param>
    public static RequestPrefix Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, int? start, TextSizes sizes)
    {
        var chain = new PrefixChain(sizes, messages.Count + 4);
        chain.AddOptions(options);
        var stable = -1;
        for (var i = 0; i < messages.Count; i++)
        {
            var isConversation = start is { } first ? i >= first : messages[i].Role != ChatRole.System;
            if (isConversation && stable < 0)
                stable = chain.Count;
            chain.Add(messages[i], perContent: !isConversation);
        }

        return new RequestPrefix(chain.ToArray(), stable < 0 ? chain.Count : stable, messages.Count);
    }

    /// <summary>Finds the last place that a request asks to be cached, whatever its size; -1 for none.</summary>
    public int FindEnd(ModelInfo? model)
    {
        var i = _points.Length - 1;
        while (i >= 0 && LifetimeAt(i, model) is null)
            i--;
        return i;
    }

    /// <summary>How long the prefix that ends at a place lives after its last use; <see langword="null"/> where the request does not ask for it to be cached.</summary>
    public TimeSpan? LifetimeAt(int index, ModelInfo? model)
    {
        if (_points[index].Mark is { } mark)
            return CacheLives.Of(model, mark);
        if (model is null)
            return null;

        var caches = model.Caching == CachingMode.Automatic
            ? index == _points.Length - 1 || index == Stable - 1
            : index == _points.Length - 1 && model.Provider.LookUp is not null && !Array.Exists(_points, static point => point.Mark is not null);
        return caches ? CacheLives.Of(model, CacheTtl.FiveMinutes) : null;
    }

    /// <summary>The lifetime that a place is used with: its own, or that of the next place which has one.</summary>
    public TimeSpan LifetimeFrom(int index, ModelInfo? model)
    {
        for (var i = index; i < _points.Length; i++)
        {
            if (LifetimeAt(i, model) is { } lifetime)
                return lifetime;
        }

        return CacheLives.Of(model, CacheTtl.FiveMinutes);
    }

    /// <summary>Whether a provider that looks back from the place <paramref name="from"/> still finds what ends at <paramref name="index"/>.</summary>
    public bool Reaches(int from, int index, ModelInfo? model)
    {
        if (model is null || model.Caching == CachingMode.Automatic)
            return true;

        var reach = model.LookBackPositions ?? model.Provider.LookUp?.MessageEndings ?? int.MaxValue;
        var distance = model.CollapsesToolRuns ? _points[from].Run - _points[index].Run : _points[from].Position - _points[index].Position;
        return distance < reach;
    }
}
