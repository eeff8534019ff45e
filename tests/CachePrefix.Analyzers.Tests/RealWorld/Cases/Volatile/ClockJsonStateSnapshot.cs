// reports CPA1001 on DateTimeOffset.UtcNow

using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var state = new
        {
            now = DateTimeOffset.UtcNow,
            build = "1.0"
        };
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, "State: " + JsonSerializer.Serialize(state)), new(ChatRole.User, q)]);
    }
}
