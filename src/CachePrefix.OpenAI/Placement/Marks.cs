using CachePrefix.OpenAI.Lowering;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Placement;

/// <summary>Finds where the provider takes a prompt's breakpoints. Text of the assistant takes none: they move back to what precedes it.</summary>
internal static class Marks
{
    public static MarkList Place(IReadOnlyList<ChatMessage> messages, IMessageLowering lowering)
    {
        var marks = new MarkList();
        for (var index = 0; index < messages.Count; index++)
        {
            var message = messages[index];
            for (var content = 0; content < message.Contents.Count; content++)
            {
                if (Breakpoint.TryGet(message.Contents[content].AdditionalProperties, out var ttl) && Find(messages, index, content, lowering) is { } place)
                    marks.Add(place with { Ttl = ttl }, endsTurn: false);
            }

            if (Breakpoint.TryGet(message.AdditionalProperties, out var messageTtl) && Find(messages, index, message.Contents.Count - 1, lowering) is { } end)
                marks.Add(end with { Ttl = messageTtl }, endsTurn: true);
        }

        return marks;
    }

    public static IEnumerable<ChatMessage> Apply(
        IReadOnlyList<ChatMessage> messages, IReadOnlyList<Mark> marks, CacheLifetimes lifetimes, IMessageLowering lowering)
    {
        var next = 0;
        for (var index = 0; index < messages.Count; index++)
        {
            var first = next;
            while (next < marks.Count && marks[next].Message == index)
                next++;
            if (first == next)
            {
                yield return messages[index];
                continue;
            }

            var breakpoints = new BinaryData?[messages[index].Contents.Count];
            for (; first < next; first++)
                breakpoints[marks[first].Content] = lifetimes.BreakpointOf(marks[first].Ttl);
            foreach (var lowered in lowering.Lower(messages[index], breakpoints))
                yield return lowered;
        }
    }

    private static Mark? Find(IReadOnlyList<ChatMessage> messages, int message, int content, IMessageLowering lowering)
    {
        for (var index = message; index >= 0; index--)
        {
            for (var i = index == message ? content : messages[index].Contents.Count - 1; i >= 0; i--)
            {
                if (lowering.CanMark(messages[index], messages[index].Contents[i]))
                    return new Mark(index, i, default);
            }
        }

        return null;
    }
}
