using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What is looked up or read for each question, and what only looks so.</summary>
public class RetrievalTests
{
    private const string Types = """
        interface ISearch { Task<string> SearchAsync(string text); Task<string> LoadAsync(string id); }
        class Ask { public string Question { get; set; } = ""; public string Persona { get; set; } = ""; }
        class Item { public string Text { get; set; } = ""; public string Name { get; private set; } = ""; public void Call(string name) => Name = name; }
        class Maker { public static Item Make(string text) => new() { Text = text }; }
        """;

    [Theory]
    [InlineData("""async Task<object> M(ISearch search, string question) => System(Role + await search.SearchAsync(question));""", "search.SearchAsync(question)")]
    [InlineData("""async Task<object> M(ISearch search, string question) => System(Role + await Find(search, question)); static async Task<string> Find(ISearch search, string text) { var found = await search.SearchAsync(text); return found.Trim(); }""", "question")]
    [InlineData("""object M(List<string> store, string question) => System(Role + string.Join(" ", store.OrderByDescending(entry => entry.Zip(question).Count(pair => pair.First == pair.Second)).Take(3)));""", "store.OrderByDescending(entry => entry.Zip(question).Count(pair => pair.First == pair.Second))")]
    [InlineData("""void M() { while (true) { var line = Console.ReadLine(); System($"About {line}. {Role}"); } }""", "Console.ReadLine()")]
    public async Task What_is_found_for_a_question_is_seen(string member, string value) =>
        Assert.Contains(("CPA1010", DiagnosticSeverity.Info, value), await RunAsync(member));

    [Theory]
    [InlineData("""async Task<object> M(ISearch search, string question) => System(Role + await search.LoadAsync(question));""")]
    [InlineData("""void M() { var line = Console.ReadLine(); System($"About {line}. {Role}"); }""")]
    [InlineData("""object M(List<string> store) => System(Role + string.Join(" ", store.OrderBy(entry => entry.Length).Take(3)));""")]
    [InlineData("""object M(Ask ask) => new List<ChatMessage> { System(ask.Persona), new(ChatRole.User, ask.Question) };""")]
    [InlineData("""object M(Item item) { Maker.Make("a"); return System($"{Read()} {Role}"); string Read() => Held.Text; } Item Held { get; } = new();""")]
    public async Task What_is_fixed_or_may_be_configured_is_not(string member) =>
        Assert.DoesNotContain(await RunAsync(member), static found => found.Severity > DiagnosticSeverity.Hidden);

    [Fact]
    public async Task The_turn_is_known_through_a_helper()
    {
        const string Members = """
            object Answer(Ask ask, List<ChatMessage> history) => Build(ask.Question, history);
            static object Build(string question, List<ChatMessage> history) { var messages = new List<ChatMessage> { System(Role + question) }; messages.AddRange(history); messages.Add(new(ChatRole.User, question)); return messages; }
            """;
        Assert.Contains(("CPA1010", DiagnosticSeverity.Info, "ask.Question"), await RunAsync(Members));
    }

    [Theory]
    [InlineData("DateTime now", "{now:yyyy-MM-dd}", "CPA1002")]
    [InlineData("DateOnly today", "{today:O}", "CPA1002")]
    [InlineData("DateTimeOffset utcNow", "{utcNow:O}", "CPA1001")]
    [InlineData("DateTime currentTime", "{currentTime:O}", "CPA1001")]
    [InlineData("DateTime published", "{published:O}", "CPA1010")]
    public async Task The_time_of_the_call_is_a_clock_by_its_name(string parameter, string hole, string id) =>
        Assert.Equal(id, Assert.Single(await RunAsync($$"""static string BuildSystemPrompt({{parameter}}) => $"It is {{hole}}. Be brief.";"""), static found => found is not ({ Id: "CPA1007" } or { Text: "text" })).Id);

    [Theory]
    [InlineData("""async Task M(ISearch search, string tool) { var (name, history) = await LoadAsync(search); history.Add(System($"Use {tool}, {name}. Be brief.")); } static async Task<(string Name, List<ChatMessage> History)> LoadAsync(ISearch search) { var turns = new List<ChatMessage>(); foreach (var line in (await search.LoadAsync("a")).Split('\n')) turns.Add(new ChatMessage(ChatRole.User, line)); return ("a", turns); }""")]
    [InlineData("""void M(ChatResponse answer, string tool) { var messages = new List<ChatMessage>(answer.Messages) { new(ChatRole.System, $"Use {tool}. Be brief.") }; Console.WriteLine(messages.Count); }""")]
    public async Task A_late_system_message_is_no_prefix(string member) =>
        Assert.DoesNotContain(await RunAsync(member), static found => found.Severity > DiagnosticSeverity.Hidden);

    [Fact]
    public async Task Parts_of_a_tuple_stay_apart()
    {
        const string Members = """
            async Task<object> M(ISearch search) { var (text, at) = await ReadAsync(search); Console.WriteLine(at); return System(text); }
            static async Task<(string, DateTime)> ReadAsync(ISearch search) { await Task.Yield(); return (Role, DateTime.Now); }
            """;
        Assert.Empty(await RunAsync(Members));
    }

    [Theory]
    [InlineData("""object M(string folder) => System(Role + File.ReadAllText(Directory.EnumerateFiles(folder, "SKILL.md").FirstOrDefault() ?? "a"));""", "CPA1006")]
    [InlineData("""object M(string name, double price) => System($"For {name}: {Cost(price)}. {Role}"); static string Cost(double price) => $"{price:N2}";""", "CPA1007")]
    [InlineData("""object M() => new ChatOptions { Tools = [.. typeof(Item).GetMethods().Select(method => (AITool)AIFunctionFactory.Create(method, new Item()))] };""", "CPA1006")]
    public async Task What_changes_nothing_of_its_own_is_not_shown(string member, string id) =>
        Assert.DoesNotContain(await RunAsync(member), found => found.Id == id && found.Severity > DiagnosticSeverity.Hidden);

    private static async Task<IReadOnlyList<(string Id, DiagnosticSeverity Severity, string Text)>> RunAsync(string members) =>
        [.. (await Scan.RunAsync(Scan.Class(members, Types))).Select(static diagnostic => (diagnostic.Id, diagnostic.Severity, diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)))];
}
