using Microsoft.Extensions.AI;

namespace Application;

class ChatViewModel
{
    public List<string> Lines { get; } = [];

    public void AddSystemMessage(string text) => Lines.Add($"[{DateTime.Now:T}] {text}");
    public void Connected(string user) => AddSystemMessage($"{user} joined at {DateTime.Now}");
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.User, q)]);
}
