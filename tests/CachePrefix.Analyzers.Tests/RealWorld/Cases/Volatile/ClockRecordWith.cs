// reports CPA1001 on DateTime.UtcNow

using Microsoft.Extensions.AI;

namespace Application;

record Prompt(string System, string User);
class S(IChatClient c)
{
    static readonly Prompt Base = new("You are a bot.", "");
    public Task<ChatResponse> Ask(string q)
    {
        var p = Base with
        {
            System = Base.System + $" {DateTime.UtcNow:HH:mm}",
            User = q
        };
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, p.System), new(ChatRole.User, p.User)]);
    }
}
