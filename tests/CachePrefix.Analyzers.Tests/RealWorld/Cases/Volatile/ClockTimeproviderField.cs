// reports CPA1001 on time.GetLocalNow()

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c, TimeProvider time)
{
    string Header => $"Local time: {time.GetLocalNow():dddd HH:mm}.";

    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, Header + " You are a concierge."), new(ChatRole.User, q)]);
}
