using Microsoft.Extensions.AI;

namespace Application;

class Chat(IChatClient client)
{
    readonly List<ChatMessage> _history = [];

    public async Task<string> Summarize(List<ChatMessage> history)
    {
        var copy = history.ToList();
        copy.RemoveAt(0);
        return (await client.GetResponseAsync("Summarise: " + string.Join("\n", copy.Select(message => message.Text)))).Text;
    }

    public Task<ChatResponse> Decide(IReadOnlyList<ChatMessage> history) =>
        client.GetResponseAsync("Who is next? " + string.Join("\n", history.TakeLast(5).Select(message => $"{message.Role}: {message.Text}")));

    public Task<ChatResponse> Block() => client.GetResponseAsync(_history.Skip(Math.Max(0, _history.Count - 20) / 20 * 20));

    public Task<ChatResponse> Rewritten() => client.GetResponseAsync(_history.Select(message => message.Role == ChatRole.Tool ? new ChatMessage(ChatRole.Tool, "[cleared]") : message));

    public int Last() => _history.TakeLast(3).Count() + _history.Skip(_history.Count - 1).Sum(message => message.Text.Length);
}
