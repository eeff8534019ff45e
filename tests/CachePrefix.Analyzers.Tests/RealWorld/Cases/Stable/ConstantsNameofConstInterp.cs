using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const string Tool = "get_weather";
    const string P = $"Call {Tool} when asked. Field: {nameof(S)}.";
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, P), new(ChatRole.User, q)]);
}
