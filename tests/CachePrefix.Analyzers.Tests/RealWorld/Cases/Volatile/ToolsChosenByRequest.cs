// reports CPA1015 on query
// reports CPA1015 on allowed
// reports CPA1015 on start
// reports CPA1015 on most
// reports CPA1015 on question
using Microsoft.Extensions.AI;

namespace Application;

class Chat(IChatClient client)
{
    public Task<ChatResponse> Described(string question, string query, List<AITool> all) =>
        client.GetResponseAsync(question, new ChatOptions { Tools = all.Where(tool => tool.Description.Contains(query)).ToList() });

    public Task<ChatResponse> Allowed(string question, HashSet<string> allowed, List<AITool> all) =>
        client.GetResponseAsync(question, new ChatOptions { Tools = [.. all.Where(tool => allowed.Contains(tool.Name))] });

    public Task<ChatResponse> Named(string question, string start, List<AITool> all)
    {
        var tools = new List<AITool>();
        foreach (var tool in all)
        {
            if (tool.Name.StartsWith(start))
                tools.Add(tool);
        }

        return client.GetResponseAsync(question, new ChatOptions { Tools = tools });
    }

    public Task<ChatResponse> First(string question, int most, List<AITool> all) =>
        client.GetResponseAsync(question, new ChatOptions { Tools = all.Take(most).ToList() });

    public Task<ChatResponse> Asked(string question, List<AITool> all) =>
        client.GetResponseAsync(question, new ChatOptions { Tools = question.Contains("order") ? all : [] });
}
