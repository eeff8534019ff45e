using System.Text;

namespace CachePrefix.Generator.Tests.Layout;

/// <summary>Prompt definitions with segments of all kinds on all rungs, drawn from a seed, and a program that sends each once through the services that it is given.</summary>
internal sealed class GeneratedPrompts(int count, int seed)
{
    private static readonly string[] Rungs = ["Constant", "Deployment", "Tenant", "Session"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _calls = new();

    public string Source()
    {
        var source = new StringBuilder("using Microsoft.Extensions.DependencyInjection;\nnamespace Generated;\n");
        for (var index = 0; index < count; index++)
            Prompt(source, $"Ask{index}");

        return source.Append($$"""
            public static class Program
            {
                public static async Task SendAsync(IChatClient chat, Func<IServiceCollection, IServiceProvider> build)
                {
                    var services = new ServiceCollection();
                    services.AddCachePrefix(options => options.AddTier("simple", _ => chat));
                    services.AddPrompts();
                    var provider = build(services);
                    {{_calls}}
                }
            }

            """).ToString();
    }

    private void Prompt(StringBuilder source, string name)
    {
        var members = new List<string>();
        var values = new List<string>();
        var longRungs = _random.Next(Rungs.Length + 1);
        for (var i = _random.Next(1, 7); i > 0; i--)
        {
            var rung = _random.Next(Rungs.Length);
            var lifetime = _random.Next(3) == 0 ? "" : rung < longRungs ? ", Ttl = CacheTtl.OneHour" : ", Ttl = CacheTtl.FiveMinutes";
            if (rung == 0)
            {
                members.Add($"[CachedPrefix(Stability.Constant{lifetime})] public const string Text{i} = \"Text{i}\";");
                continue;
            }

            members.Add($"[CachedPrefix(Stability.{Rungs[rung]}{lifetime})] public required string Text{i} {{ get; init; }}");
            values.Add($"Text{i} = \"Text{i}\"");
        }

        if (_random.Next(3) == 0)
            members.Add($"[Examples(Stability.{Rungs[_random.Next(3)]})] public static IReadOnlyList<PromptExample> Examples => [new(\"Examples\", \"Yes.\")];");
        if (_random.Next(2) == 0)
            members.Add("[History] public IReadOnlyList<ChatMessage> History { get; init; } = [new(ChatRole.User, \"History\"), new(ChatRole.Assistant, \"Yes.\")];");
        if (_random.Next(3) == 0)
            members.Add("[PromptTool] public static string Find(string id) => id;");
        for (var i = _random.Next(1, 3); i > 0; i--)
        {
            members.Add($"[PromptInput] public required string Input{i} {{ get; init; }}");
            values.Add($"Input{i} = \"Input{i}\"");
        }

        var shuffled = members.ToArray();
        _random.Shuffle(shuffled);
        source.AppendLine($"[Prompt(MaxOutputTokens = 100), Tier(\"simple\")] public sealed partial record {name} : IPrompt<string>\n{{\n    {string.Join("\n    ", shuffled)}\n}}");
        _calls.AppendLine($"await provider.GetRequiredService<I{name}Client>().SendAsync(new {name} {{ {string.Join(", ", values)} }});");
    }
}
