// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class C(IChatClient client)
{
    public Task<ChatResponse> Ask(string q)
    {
        var m = new List<ChatMessage>
        {
            new(ChatRole.System, $"You are a helpful assistant. The current date and time is {DateTime.Now}."),
            new(ChatRole.User, q)
        };
        return client.GetResponseAsync(m);
    }
}
