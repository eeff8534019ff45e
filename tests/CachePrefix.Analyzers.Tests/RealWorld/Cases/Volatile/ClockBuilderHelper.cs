// reports CPA1001 on DateTime.UtcNow

using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class PromptBuilder
{
    public static string BuildSystemPrompt()
    {
        var sb = new StringBuilder();
        sb.AppendLine("You are a coding agent.");
        sb.AppendLine("- Always read a file before editing it.");
        sb.AppendLine();
        sb.AppendLine($"Current date: {DateTime.UtcNow:yyyy-MM-dd HH:mm UTC}");
        return sb.ToString();
    }
}

class Agent(IChatClient client)
{
    readonly List<ChatMessage> _history = [new(ChatRole.System, PromptBuilder.BuildSystemPrompt())];
    public async Task<string> Run(string input)
    {
        _history.Add(new(ChatRole.User, input));
        var r = await client.GetResponseAsync(_history);
        _history.AddMessages(r);
        return r.Text;
    }
}
