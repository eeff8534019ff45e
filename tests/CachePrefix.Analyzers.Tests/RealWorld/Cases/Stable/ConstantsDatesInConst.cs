using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const string P = "You know events until 2024-06-01. Example: {\"at\":\"2023-01-02T03:04:05Z\",\"id\":\"4f3c9c1e-0000-4000-8000-000000000000\"}.";
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, P), new(ChatRole.User, q)]);
}
