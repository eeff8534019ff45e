// reports CPA2008 on new(ChatRole.System, $"Current time: {DateTime.Now}")

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(List<ChatMessage> history, string q)
    {
        var messages = new List<ChatMessage>
        {
            new(ChatRole.System, "You are a bot.")
        };
        messages.AddRange(history);
        messages.Add(new(ChatRole.User, q));
        messages.Add(new(ChatRole.System, $"Current time: {DateTime.Now}"));
        return c.GetResponseAsync(messages);
    }
}
