using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const string A = "You are a bot.\nBe brief.";
    public Task<ChatResponse> Ask(string q)
    {
        var messages = new List<ChatMessage>();
        messages.Add(new(ChatRole.System, A));
        for (var i = 0; i < 3; i++)
            messages.Add(new(ChatRole.User, $"{i} {q}"));
        return c.GetResponseAsync(messages);
    }
}
