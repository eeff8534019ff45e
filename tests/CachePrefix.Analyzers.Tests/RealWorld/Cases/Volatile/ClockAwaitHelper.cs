// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    async Task<string> BuildAsync()
    {
        await Task.Yield();
        return $"System ready at {DateTime.Now:T}. You are a clerk.";
    }

    public async Task<string> Ask(string q)
    {
        var p = await BuildAsync();
        return (await c.GetResponseAsync([new ChatMessage(ChatRole.System, p), new ChatMessage(ChatRole.User, q)])).Text;
    }
}
