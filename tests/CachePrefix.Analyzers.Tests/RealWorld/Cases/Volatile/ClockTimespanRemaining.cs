// reports CPA1001 on DateTime.UtcNow

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public DateTime Deadline { get; set; }

    public Task<ChatResponse> Ask(string q)
    {
        var left = Deadline - DateTime.UtcNow;
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, $"You have {left.TotalMinutes:F0} minutes left."), new(ChatRole.User, q)]);
    }
}
