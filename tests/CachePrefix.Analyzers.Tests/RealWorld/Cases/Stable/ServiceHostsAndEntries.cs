using Microsoft.Extensions.AI;

namespace Application;

class Results
{
    public string[] Texts { get; set; } = [];
    public TimeSpan Elapsed { get; set; }
}

class Route
{
    public string SystemPrompt { get; set; } = "";
}

static class Program
{
    static readonly Dictionary<string, string> Prompts = new() { ["a"] = "You sell lamps." };

    static void Main(string[] args)
    {
        var title = new ChatMessage(ChatRole.System, $"You are {args.Length} and {args[0]}. Sell lamps.");
        Console.WriteLine(title);
    }

    static ChatMessage ByKey(string key) => new(ChatRole.System, Prompts.TryGetValue(key, out var text) ? text : Prompts["a"]);

    static ChatMessage Counted(System.Diagnostics.Stopwatch watch)
    {
        var results = new Results { Elapsed = watch.Elapsed, Texts = ["a"] };
        return new(ChatRole.System, $"You compare {new[] { results }.Length} answers. Be brief.");
    }

    static ChatMessage Lines() => new(ChatRole.System, string.Join("\n", "You sell lamps.|Be brief.".Split(Environment.NewLine)));

    static string HandleSystemPrompt(double tokens) => $"System prompt has {tokens:N1} tokens at {DateTime.Now}.";

    static string SystemPromptPath => Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());

    static Dictionary<string, Route> Routes(Dictionary<string, string> channels)
    {
        var routes = new Dictionary<string, Route>();
        foreach (var (name, prompt) in channels)
            routes[name] = new Route { SystemPrompt = prompt };
        return routes;
    }
}
