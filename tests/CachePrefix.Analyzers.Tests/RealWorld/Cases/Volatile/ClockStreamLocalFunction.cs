// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public IAsyncEnumerable<ChatResponseUpdate> Ask(string q)
    {
        return c.GetStreamingResponseAsync([new(ChatRole.System, Sys()), new(ChatRole.User, q)]);
        string Sys() => $"Reference time {TimeOnly.FromDateTime(DateTime.Now)}.";
    }
}
