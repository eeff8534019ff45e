using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

class KnowledgeTools(string folder)
{
    public AIAgent Make(IChatClient client) => client.AsAIAgent("You answer from the knowledge base.", tools: All());

    public AIAgent MakeWithOwn(IChatClient client)
    {
        var own = new KnowledgeTools("own");
        return client.AsAIAgent("You answer from the knowledge base.", tools: [AIFunctionFactory.Create(own.Find), AIFunctionFactory.Create(() => string.Join(",", Directory.GetFiles(".")), "list")]);
    }

    static IList<AITool> All() { return [AIFunctionFactory.Create(Search)]; }

    static string Search(string query)
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles("kb", "*.md"))
            found.Add($"[{file}] {query}");

        return string.Join("\n", found);
    }

    string Find(string query) => string.Join("\n", Directory.EnumerateFiles(folder).Where(file => file.Contains(query)));
}
