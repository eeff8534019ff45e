using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;

namespace Application;

class Agent(IChatClient client, IConfiguration configuration)
{
    public Task<ChatResponse> Ask(string question)
    {
        var endpoint = configuration["Search:Endpoint"] ?? "";
        var tools = new List<AITool>();
        if (endpoint != "")
            tools.Add(AIFunctionFactory.Create(() => endpoint, "search"));
        return client.GetResponseAsync(question, new ChatOptions { Tools = tools });
    }
}
