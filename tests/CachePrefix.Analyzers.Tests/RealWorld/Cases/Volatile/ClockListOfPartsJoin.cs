// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var parts = new List<string>
        {
            "You are a bot."
        };
        parts.Add($"Time: {DateTime.Now:HH:mm}");
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, string.Join("\n\n", parts)), new(ChatRole.User, q)]);
    }
}
