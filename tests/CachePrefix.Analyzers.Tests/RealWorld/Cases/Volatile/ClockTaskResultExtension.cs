// reports CPA1001 on DateTime.UtcNow

using Microsoft.Extensions.AI;

namespace Application;

static class Ext
{
    public static ChatMessage ToSystem(this string s) => new(ChatRole.System, s);
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([$"Now: {DateTime.UtcNow:s}".ToSystem(), new(ChatRole.User, q)]);
}
