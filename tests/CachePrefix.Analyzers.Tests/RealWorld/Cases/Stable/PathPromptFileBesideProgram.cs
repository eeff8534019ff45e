using Microsoft.Extensions.AI;

namespace Application;

class Agent(IChatClient client)
{
    static readonly string Prompt = File.ReadAllText(Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "prompt.md"));
    public Task<ChatResponse> Ask(string question) => client.GetResponseAsync([new ChatMessage(ChatRole.System, Prompt), new(ChatRole.User, question)]);
}
