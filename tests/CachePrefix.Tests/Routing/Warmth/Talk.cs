using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Routing.Warmth;

/// <summary>A conversation over a text of a given size, with the breakpoints that a prompt's client sets.</summary>
internal sealed class Talk(int contextTokens, string name = "talk", CacheTtl contextTtl = CacheTtl.FiveMinutes)
{
    private readonly string _context = string.Join(' ', Enumerable.Range(0, contextTokens).Select(static i => i % 2 == 0 ? "ab" : "cd"));
    private readonly List<ChatMessage> _history = [];

    public int Turns { get; private set; }

    /// <summary>The request of the next turn.</summary>
    public List<ChatMessage> Next()
    {
        List<ChatMessage> messages = [new(ChatRole.System, [new TextContent(_context + name).WithBreakpoint(contextTtl)])];
        messages.AddRange(_history.Select(static message => new ChatMessage(message.Role, message.Text)));
        if (_history.Count > 0)
            messages[^1].WithBreakpoint(CacheTtl.FiveMinutes);
        messages.Add(new ChatMessage(ChatRole.User, QuestionOf(Turns)));
        return messages;
    }

    public RequestPrefix Next(PrefixWarmth warmth) => RequestPrefix.Of(Next(), options: null, start: 1, warmth.Sizes);

    public void Answer()
    {
        _history.Add(new ChatMessage(ChatRole.User, QuestionOf(Turns)));
        _history.Add(new ChatMessage(ChatRole.Assistant, string.Join(' ', Enumerable.Repeat("yes", 100)) + name));
        Turns++;
    }

    private string QuestionOf(int turn) => $"What about {name} and number {turn} of many?";
}
