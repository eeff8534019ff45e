using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Data that is looked up for a request, and data that callers in the same code base pass on.</summary>
public class LookUpTests
{
    private const string Types = """
        class Profile { public int Id { get; set; } public string Name { get; set; } = ""; }
        interface IProfiles { Task<Profile> GetAsync(string id); Task<string> FactsAsync(string id); Task<List<Profile>> AllAsync(); }
        class Book { public List<Profile> Chapters { get; set; } = []; }
        """;

    [Theory]
    [InlineData("""async Task<ChatMessage> M(IProfiles profiles, string userId) { var profile = await profiles.GetAsync(userId); return System($"Help {profile.Name} well."); }""", "profiles.GetAsync(userId)")]
    [InlineData("""async Task<ChatMessage> M(IProfiles profiles, string userId) => System(await profiles.FactsAsync(userId) + Role);""", "profiles.FactsAsync(userId)")]
    [InlineData("""async Task<ChatMessage> M(IProfiles profiles, System.Security.Claims.ClaimsPrincipal user) => System(await profiles.FactsAsync(user.Identity!.Name!) + Role);""", "profiles.FactsAsync(user.Identity!.Name…")]
    [InlineData("""async Task<ChatMessage> M(System.Net.Http.HttpClient client, string userId) => System(await client.GetStringAsync("/memory/" + userId) + Role);""", "client.GetStringAsync(\"/memory/\" + user…")]
    [InlineData("""ChatMessage M(IQueryable<Profile> profiles, int id) => System($"Help {profiles.First(profile => profile.Id == id).Name} well.");""", "profiles.First(profile => profile.Id ==…")]
    public async Task What_a_request_finds_is_shown_where_it_is_looked_up(string member, string value)
    {
        var diagnostic = Assert.Single(await RunAsync(member));
        Assert.Equal(("CPA1010", DiagnosticSeverity.Info), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains($"'{value}'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""readonly Dictionary<string, string> _prompts = new() { ["a"] = Role }; ChatMessage M(string userId) => System(_prompts[userId] + Role);""")]
    [InlineData("""async Task<ChatMessage> M(IProfiles profiles) => System((await profiles.FactsAsync("shop")) + Role);""")]
    [InlineData("""async Task<ChatMessage> M(IProfiles profiles, string userId) { await profiles.GetAsync(userId); return System(Role); }""")]
    public async Task What_every_request_finds_is_not(string member) => Assert.Empty(await RunAsync(member));

    [Theory]
    [InlineData("""void N(IReadOnlyList<Profile> all) { foreach (var one in all) Describe(one.Name); }""")]
    [InlineData("""void N(string path) { var book = JsonSerializer.Deserialize<Book>(File.ReadAllText(path))!; foreach (var chapter in book.Chapters) Describe(chapter.Name); }""")]
    [InlineData("""async Task N(IProfiles profiles) { foreach (var one in await profiles.AllAsync()) Describe(one.Name); }""")]
    [InlineData("""readonly List<Profile> _all = []; void N() => _all.ForEach(one => Describe(one.Name));""")]
    public async Task What_callers_take_from_data_is_shown(string caller) =>
        Assert.Contains(("CPA1010", DiagnosticSeverity.Info), (await RunAsync(caller + """ChatMessage Describe(string name) => System($"Describe {name} in five sentences.");""")).Select(static diagnostic => (diagnostic.Id, diagnostic.Severity)));

    [Theory]
    [InlineData("""void N() { Describe("lamps"); Describe("tables"); }""")]
    [InlineData("""static readonly string[] Kinds = ["lamps", "tables"]; void N() { foreach (var kind in Kinds) Describe(kind); }""")]
    [InlineData("""void N() { var kind = "lamps"; Describe(kind); }""")]
    [InlineData("""class Settings { public string Shop { get; set; } = "Acme"; } readonly Settings _settings = new(); void N() => Describe(_settings.Shop);""")]
    public async Task What_callers_have_in_the_code_is_not(string caller) =>
        Assert.Empty(await RunAsync(caller + """ChatMessage Describe(string name) => System($"Describe {name} in five sentences.");"""));

    [Theory]
    [InlineData("""List<ChatMessage> M(IProfiles profiles, string question, List<ChatMessage> history) { var facts = profiles.FactsAsync(question).Result; return [System(Role + facts), .. history, new(ChatRole.User, question)]; }""", DiagnosticSeverity.Info)]
    [InlineData("""List<ChatMessage> M(IProfiles profiles, string question) { var facts = profiles.FactsAsync(question).Result; return [System(Role + facts), new(ChatRole.User, question)]; }""", DiagnosticSeverity.Hidden)]
    [InlineData("""List<ChatMessage> M(string topic, string question, List<ChatMessage> history) => [new ChatMessage(ChatRole.System, Role + topic), .. history, new(ChatRole.User, question)];""", DiagnosticSeverity.Hidden)]
    [InlineData("""List<ChatMessage> M(string context, List<ChatMessage> history) { var all = new List<ChatMessage> { new(ChatRole.System, Role + context) }; foreach (var turn in history) all.Add(turn); return all; }""", DiagnosticSeverity.Info)]
    [InlineData("""void M(string mounted, List<ChatMessage> history) => history.Insert(0, new ChatMessage(ChatRole.System, Role + mounted));""", DiagnosticSeverity.Info)]
    public async Task What_ends_the_prompt_is_shown_where_it_changes_ahead_of_earlier_turns(string member, DiagnosticSeverity severity) =>
        Assert.Equal([("CPA1010", severity)], (await RunAsync(member)).Select(static diagnostic => (diagnostic.Id, diagnostic.Severity)));

    [Fact]
    public async Task A_system_message_that_begins_a_kept_conversation_counts()
    {
        const string Field = """readonly List<ChatMessage> _messages = []; void Say(string text) => _messages.Add(new(ChatRole.User, text));""";

        Assert.Contains("CPA1001", await Scan.IdsAsync(Field + """void Reset() => _messages.Add(System($"It is {DateTime.Now}. {Role}"));"""));
        Assert.DoesNotContain("CPA1001", await Scan.IdsAsync(Field + """void Nudge() => _messages.Add(System($"It is {DateTime.Now}. {Role}"));"""));
    }

    private static async Task<IReadOnlyList<Diagnostic>> RunAsync(string members) =>
        [.. (await Scan.RunAsync(Scan.Class(members, Types))).Where(static diagnostic => diagnostic.Id is "CPA1009" or "CPA1010" && diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length) != "text")];
}
