// reports CPA1006 on Directory.GetFiles(root, "*.md")

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q, string root)
    {
        var fileList = string.Join("\n", Directory.GetFiles(root, "*.md").Select(Path.GetFileName));
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Files available:\n{fileList}\nPick one."), new(ChatRole.User, q)]);
    }
}
