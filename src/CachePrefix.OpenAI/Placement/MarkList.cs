using CachePrefix.OpenAI.Lowering;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Placement;

/// <summary>The breakpoints of a request, in its order, at most one behind a content.</summary>
internal sealed class MarkList
{
    /// <summary>
    /// The provider finds an earlier write only where a request has a breakpoint again. The last breakpoint moves on by one turn from call to call, and by a
    /// question and a tool result within a call, so that many endings before it are marked too.
    /// </summary>
    private const int ReadsPerTurn = 1, ReadsPerToolRound = 2;

    private readonly List<Mark> _marks = [];
    private bool _endsWithTurn;

    public int Count => _marks.Count;

    public IReadOnlyList<Mark> Items => _marks;

    public CacheTtl LongestTtl => _marks.Exists(static mark => mark.Ttl == CacheTtl.OneHour) ? CacheTtl.OneHour : CacheTtl.FiveMinutes;

    /// <summary>Adds a breakpoint; of two at one place the longer lifetime stays.</summary>
    /// <param name="mark">The breakpoint.</param>
    /// <param name="endsTurn">Whether it belongs to a whole message rather than to one content.</param>
    public void Add(Mark mark, bool endsTurn)
    {
        var at = _marks.FindIndex(other => other.Message == mark.Message && other.Content == mark.Content);
        if (at >= 0)
        {
            if (mark.Ttl > _marks[at].Ttl)
                _marks[at] = mark;
        }
        else
        {
            _marks.Add(mark);
        }

        _endsWithTurn = endsTurn;
    }

    /// <summary>These breakpoints, and those on the endings of turns before the last one where an earlier request may have written.</summary>
    public IReadOnlyList<Mark> WithReads(IReadOnlyList<ChatMessage> messages, IMessageLowering lowering)
    {
        if (!_endsWithTurn)
            return _marks;

        var last = _marks[^1];
        var stop = _marks.Count > 1 ? _marks[^2].Message : -1;
        var wanted = messages[last.Message].Role == ChatRole.Tool ? ReadsPerToolRound : ReadsPerTurn;
        var reads = new List<Mark>(wanted);
        for (var message = last.Message - 1; message > stop && reads.Count < wanted; message--)
        {
            if (MarkableContent.IsInstruction(messages[message]))
                break;
            if (lowering.LastMarkable(messages[message]) is >= 0 and var content)
                reads.Insert(0, new Mark(message, content, last.Ttl));
        }

        return reads.Count == 0 ? _marks : [.. _marks.Take(_marks.Count - 1), .. reads, last];
    }
}
