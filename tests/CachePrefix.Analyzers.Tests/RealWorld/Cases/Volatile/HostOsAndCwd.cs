// reports CPA1008 on Environment.OSVersion

using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class PromptBuilder
{
    public string Build()
    {
        var promptBuilder = new StringBuilder("You are an agent.\n");
        promptBuilder.AppendLine($"Current operating system: {Environment.OSVersion}");
        promptBuilder.AppendLine($"Current working directory: {Directory.GetCurrentDirectory()}");
        return promptBuilder.ToString();
    }
}

class Agent(IChatClient client, PromptBuilder prompts)
{
    public Task<ChatResponse> Go(string q) => client.GetResponseAsync([new ChatMessage(ChatRole.System, prompts.Build()), new ChatMessage(ChatRole.User, q)]);
}
