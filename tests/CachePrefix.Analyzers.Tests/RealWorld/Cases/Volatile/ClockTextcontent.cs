// reports CPA1001 on DateTime.UtcNow

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var parts = new List<AIContent>
        {
            new TextContent("You are a bot."),
            new TextContent($"Generated at {DateTime.UtcNow:HH:mm:ss}")
        };
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, parts), new ChatMessage(ChatRole.User, q)]);
    }
}
