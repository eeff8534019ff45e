using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// The planner: takes a prompt's segments in layout order and builds the request, with a breakpoint at the end of each rung
/// that has content. Called by generated code.
/// </summary>
public partial struct PromptRequestWriter
{
    private readonly PromptLayout _layout;
    private readonly RequestLimits _limits;
    private readonly List<ChatMessage> _messages;
    private readonly SegmentSpan[]? _spans;
    private List<AIContent>? _system;
    private List<AIContent>? _input;
    private RungEnds _ends;
    private ChatMessage? _intermediate;
    private Stability _rung;
    private int? _history;

    internal PromptRequestWriter(PromptLayout layout, RequestLimits limits, bool trackSegments, bool hasTools)
    {
        _layout = layout;
        _limits = limits;
        _messages = [];
        _spans = trackSegments ? new SegmentSpan[layout.Segments.Count] : null;
        if (hasTools)
            _ends[0] = RungEnds.Tools;
    }

    /// <summary>Adds a text block to the system prompt; nothing when the text is empty or white space.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="text">The text, sent as it is.</param>
    public void System(int segment, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;

        var start = AddSystemText(segment, text);
        Track(segment, 0, 1, start, 1);
    }

    /// <summary>Adds a text block to the system prompt for each text that is not empty.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="texts">The texts, sent as they are.</param>
    public void System(int segment, IEnumerable<string>? texts)
    {
        if (texts is null)
            return;

        var first = _system?.Count ?? 0;
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
                AddSystemText(segment, text);
        }

        if (_system?.Count > first)
            Track(segment, 0, 1, first, _system.Count - first);
    }

    /// <summary>Adds a text block to the system prompt; nothing when the text is empty or white space.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="content">The text; copied, so that the caller's content stays as it is.</param>
    public void System(int segment, TextContent? content) => System(segment, content?.Text);

    /// <summary>Adds a text block to the system prompt for each text that is not empty.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="contents">The texts; copied, so that the caller's contents stay as they are.</param>
    public void System(int segment, IEnumerable<TextContent>? contents) =>
        System(segment, contents?.Select(static content => content?.Text ?? ""));

    /// <summary>Adds one pair of turns per example.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="examples">The examples.</param>
    /// <exception cref="ArgumentException">An example, or a turn of one, is null.</exception>
    public void Examples(int segment, IEnumerable<PromptExample>? examples)
    {
        if (examples is null)
            return;

        var first = BeginTurns(examples.TryGetNonEnumeratedCount(out var count) ? 2 * count : 0);
        var index = 0;
        foreach (var example in examples)
        {
            Require(example, segment, "example", index);
            _messages.Add(new ChatMessage(ChatRole.User, Require(example.User, segment, "the user turn of example", index)));
            _messages.Add(new ChatMessage(ChatRole.Assistant, Require(example.Assistant, segment, "the assistant turn of example", index)));
            index++;
        }

        EndTurns(segment, first);
    }

    /// <summary>Adds a user turn with one content.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="content">The content. A breakpoint that it carries is left out, on a copy.</param>
    public void Contents(int segment, AIContent? content)
    {
        if (content is null)
            return;

        var first = BeginTurns(1);
        _messages.Add(new ChatMessage(ChatRole.User, [Unmarked.Of(content)]));
        EndTurns(segment, first);
    }

    /// <summary>Adds a user turn with several contents; nothing when there are none.</summary>
    /// <param name="segment">The index of the segment in the layout.</param>
    /// <param name="contents">The contents. Breakpoints that they carry are left out, on copies.</param>
    /// <exception cref="ArgumentException">A content is null.</exception>
    public void Contents(int segment, IEnumerable<AIContent>? contents)
    {
        var list = contents?.ToList();
        if (list is not { Count: > 0 })
            return;

        for (var i = 0; i < list.Count; i++)
            list[i] = Unmarked.Of(Require(list[i], segment, "content", i));
        var first = BeginTurns(1);
        _messages.Add(new ChatMessage(ChatRole.User, list));
        EndTurns(segment, first);
    }

    private readonly T Require<T>(T? item, int segment, string what, int index)
        where T : class => item ?? throw Missing(segment, what, index);

    private readonly ArgumentException Missing(int segment, string what, int index) =>
        new($"Prompt '{_layout.Name}': {what} {index} of segment '{_layout[segment].Name}' is null.");

    private readonly void Track(int segment, int message, int messageCount, int content = 0, int contentCount = -1)
    {
        if (_spans is not null)
            _spans[segment] = new SegmentSpan(segment, message, messageCount, content, contentCount);
    }

    private int AddSystemText(int segment, string text)
    {
        _system ??= new List<AIContent>(_layout.SystemCount);
        var content = new TextContent(text);
        _system.Add(content);
        EndAt(segment, content);
        return _system.Count - 1;
    }

    /// <summary>Makes room for turns and the inputs behind them; the system message, which is whole by now, goes first.</summary>
    /// <returns>The index of the first turn.</returns>
    private readonly int BeginTurns(int count)
    {
        if (_messages.Count > 0)
            _messages.EnsureCapacity(_messages.Count + count + 1);
        else
            _messages.Capacity = count + 2;
        if (_messages.Count == 0 && _system is not null)
            _messages.Add(new ChatMessage(ChatRole.System, _system));
        return _messages.Count;
    }

    private void EndTurns(int segment, int first)
    {
        if (_messages.Count == first)
            return;

        EndAt(segment, _messages[^1]);
        Track(segment, first, _messages.Count - first);
    }

    /// <summary>A less stable segment that was sent earlier lowers the rung of what follows it.</summary>
    private void EndAt(int segment, object carrier)
    {
        var stability = _layout[segment].Stability;
        if (stability > _rung)
            _rung = stability;
        if (_rung < Stability.Volatile)
            _ends[(int)_rung] = carrier;
    }
}
