// reports CPA1008 on Path.GetTempPath()
// reports CPA1003 on Path.GetRandomFileName()

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly string _dir = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Write files only to {_dir}."), new(ChatRole.User, q)]);
}
