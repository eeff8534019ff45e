using Microsoft.Extensions.AI;

namespace Application;

class Agent(IChatClient client)
{
    public Task<ChatResponse> Ask(string question, IList<AITool> tools) => client.GetResponseAsync(question, new ChatOptions { Tools = tools });
}
