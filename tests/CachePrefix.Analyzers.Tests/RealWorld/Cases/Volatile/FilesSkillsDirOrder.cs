// reports CPA1006 on Directory.EnumerateFiles(dir, "*.md")

using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static string LoadSkills(string dir)
    {
        var sb = new StringBuilder("# Skills\n");
        foreach (var f in Directory.EnumerateFiles(dir, "*.md"))
            sb.AppendLine(File.ReadAllText(f));
        return sb.ToString();
    }

    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, LoadSkills("skills")), new(ChatRole.User, q)]);
}
