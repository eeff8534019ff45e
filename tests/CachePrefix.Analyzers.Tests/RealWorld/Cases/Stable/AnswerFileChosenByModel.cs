using Microsoft.Extensions.AI;

namespace Application;

class Agent(IChatClient client)
{
    public async Task<ChatResponse> Ask(string question)
    {
        var files = string.Join("\n", Directory.GetFiles("policies").Select(Path.GetFileName));
        var answer = await client.GetResponseAsync([new ChatMessage(ChatRole.System, "Pick a file."), new(ChatRole.User, files)]);
        var policy = File.ReadAllText(Path.Combine("policies", answer.Text));
        return await client.GetResponseAsync([new ChatMessage(ChatRole.System, policy), new(ChatRole.User, question)]);
    }
}
