using Microsoft.Extensions.AI;

namespace Application;

static class RuntimeContext
{
    public static string AppendTo(string prompt)
    {
        var lines = new List<string>
        {
            $"Current Time: {DateTime.Now:yyyy-MM-dd HH:mm} ({TimeZoneInfo.Local.DisplayName})"};
        return $"{prompt}\n\n[Runtime Context]\n{string.Join("\n", lines)}";
    }
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot."), new ChatMessage(ChatRole.User, RuntimeContext.AppendTo(q))]);
}
