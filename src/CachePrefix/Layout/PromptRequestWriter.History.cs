using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

// The caller's messages are copied without their marks, the same way on every call.
#pragma warning disable CPA1014

public partial struct PromptRequestWriter
{
    /// <summary>
    /// How much nearer than the look-back two breakpoints of a long history lie, so that a turn whose contents a provider counts
    /// differently still finds the other.
    /// </summary>
    private const int LookBackMargin = 2;

    /// <summary>
    /// Adds the conversation so far, with a rolling breakpoint on its last message and, once it is longer than a provider looks back,
    /// an intermediate one that nearly doubles how far back an earlier write is found.
    /// </summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="messages">The messages. Breakpoints that they or their contents carry are left out, on copies.</param>
    /// <exception cref="ArgumentException">A message, or a content of one, is null.</exception>
    public void History(int segment, IEnumerable<ChatMessage>? messages)
    {
        if (messages is null)
            return;

        var first = BeginTurns(messages.TryGetNonEnumeratedCount(out var count) ? count : 0);
        _messages.AddRange(messages);
        if (_messages.Count == first)
            return;

        _history = first;
        Track(segment, first, _messages.Count - first);
        var positions = CountPlain(CollectionsMarshal.AsSpan(_messages)[first..]) ?? TakeOffMarks(segment, first);
        var last = FindMarkable(_messages.Count - 1, first);
        if (last < 0)
            return;

        EndAt(segment, Own(last));
        if (positions > _limits.LookBack)
            _intermediate = FindIntermediate(first, last);
    }

    /// <summary>Counts the contents of messages that can be sent as they are; not where one is missing or has properties, which may be marks.</summary>
    private static int? CountPlain(ReadOnlySpan<ChatMessage> messages)
    {
        var positions = 0;
        foreach (var message in messages)
        {
            if (message is not { AdditionalProperties: null, Contents: List<AIContent> contents })
                return null;

            foreach (var content in CollectionsMarshal.AsSpan(contents))
            {
                if (content is not { AdditionalProperties: null })
                    return null;
            }

            positions += contents.Count;
        }

        return positions;
    }

    /// <summary>Puts copies without marks in place of marked messages.</summary>
    /// <returns>The number of contents.</returns>
    /// <exception cref="ArgumentException">A message, or a content of one, is null.</exception>
    private readonly int TakeOffMarks(int segment, int first)
    {
        var positions = 0;
        for (var i = first; i < _messages.Count; i++)
        {
            var message = Require(_messages[i], segment, "message", i - first);
            var contents = SpanOf(message.Contents);
            foreach (var content in contents)
                Require(content, segment, "a content of message", i - first);
            positions += contents.Length;
            _messages[i] = Unmarked.Of(message);
        }

        return positions;
    }

    /// <summary>Finds the last message whose end lies the look-back, less the margin, before the end of the history.</summary>
    private readonly ChatMessage? FindIntermediate(int first, int last)
    {
        var distance = 0;
        var candidate = last;
        while (candidate > first && distance < _limits.LookBack - LookBackMargin)
            distance += SpanOf(_messages[candidate--].Contents).Length;

        candidate = FindMarkable(candidate, first);
        return candidate < 0 ? null : Own(candidate);
    }

    private readonly int FindMarkable(int from, int first)
    {
        var index = from;
        while (index >= first && !IsMarkable(_messages[index]))
            index--;
        return index >= first ? index : -1;
    }

    private static ReadOnlySpan<AIContent> SpanOf(IList<AIContent> contents) =>
        contents is List<AIContent> list ? CollectionsMarshal.AsSpan(list) : contents.ToArray();

    private static bool IsMarkable(ChatMessage message)
    {
        foreach (var content in SpanOf(message.Contents))
        {
            if (content is TextContent text ? !string.IsNullOrWhiteSpace(text.Text) : content is not TextReasoningContent)
                return true;
        }

        return false;
    }

    /// <summary>Replaces a message of the caller's by a copy that can carry a breakpoint.</summary>
    private readonly ChatMessage Own(int index) => _messages[index] = Unmarked.Copy(_messages[index]);
}
