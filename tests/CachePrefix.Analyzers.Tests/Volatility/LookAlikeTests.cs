using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Code that looks as if something volatile reached a prefix.</summary>
public class LookAlikeTests
{
    private const string Types = """
        enum Role { System, User }
        record Turn(Role Role, string Text);
        record Ticket(bool IsGuest, string Product);
        class Entry { public string Role { get; set; } = ""; public string Content { get; set; } = ""; public DateTimeOffset Timestamp { get; set; } }
        """;

    [Theory]
    [InlineData("""IEnumerable<ChatMessage> M(List<Turn> turns) => turns.Select(turn => turn.Role == global::Role.System ? System(turn.Text) : new ChatMessage(ChatRole.User, turn.Text));""")]
    [InlineData("""ChatMessage M(Turn turn) { switch (turn.Role) { case global::Role.System: return System(turn.Text); default: return new(ChatRole.User, turn.Text); } }""")]
    [InlineData("""ChatMessage M(Turn turn) => turn.Role switch { global::Role.System => new ChatMessage(ChatRole.System, turn.Text.Trim()), _ => new(ChatRole.User, turn.Text) };""")]
    [InlineData("""string Fill(string template, Dictionary<string, string> values) { foreach (var (key, value) in values) template = template.Replace($"{{{key}}}", value); return template; } ChatMessage M(Dictionary<string, string> values) => System(Fill(Role + "{name}", values));""", "CPA1010")]
    [InlineData("""readonly Dictionary<string, string> _prompts = new() { ["a"] = Role }; ChatMessage M(string userId) => System(_prompts[userId] + Role);""")]
    [InlineData("""readonly Dictionary<string, string> _prompts = new() { ["a"] = Role }; ChatMessage M(string userId) => _prompts.TryGetValue(userId, out var prompt) ? System(prompt + Role) : System(Role);""")]
    [InlineData("""ChatMessage M(Ticket ticket) => System(ticket.IsGuest ? Role + " The user is a guest." : Role);""")]
    [InlineData("""object M(string userId) => System(userId == "guest" ? Role + " The user is a guest." : Role);""")]
    [InlineData("""Entry M(string path) => new() { Role = "system", Content = $"{path} was read. " + Role, Timestamp = DateTimeOffset.UtcNow };""")]
    [InlineData("""readonly Dictionary<string, AITool> _tools = new(); ChatOptions M(string userId) => new() { Tools = [_tools[userId]] };""")]
    [InlineData("""ChatMessage M(CultureInfo language) => System($"Answer in {language.NativeName}. {Role}");""")]
    [InlineData("""ChatMessage M(string trelloToken) => System($"{Role} The token is {trelloToken}. Use it.");""")]
    [InlineData("""ChatMessage M(string languageName) => System($"Answer in {languageName}. {Role}");""")]
    [InlineData("""string CreateSystemPrompt(string name) => $"You are {name}. You answer questions about the products of Acme."; string Store(string name) => CreateSystemPrompt(name);""")]
    [InlineData("""ChatMessage M(int seed) { var random = new Random(seed); return System($"Today's word is number {random.Next(9)}. {Role}"); }""")]
    [InlineData("""class Talk { public string Id { get; set; } = ""; public DateTime At { get; set; } public string Prepare(int words) => $"Answer in {words} words. {Role}"; const string Role = "You help."; } ChatMessage M(Talk talk) => System(talk.Prepare(3)); void N() => M(new Talk { Id = Guid.NewGuid().ToString(), At = DateTime.Now });""")]
    public async Task Nothing_is_shown(string member, string? but = null) =>
        Assert.DoesNotContain(await Scan.RunAsync(Scan.Class(member, Types)), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info && diagnostic.Id != but && diagnostic.Id.StartsWith("CPA10", StringComparison.Ordinal));

    [Theory]
    [InlineData("CPA1010", """ChatMessage M(Turn turn) => System(turn.Text + Role);""")]
    [InlineData("CPA1001", """ChatMessage M(Turn turn) => turn.Role == global::Role.System ? System($"{turn.Text} {DateTime.Now}") : System(Role);""")]
    [InlineData("CPA1009", """readonly Dictionary<string, string> _names = new() { ["a"] = "b" }; ChatMessage M(string userId) => System($"{_names[userId]} {userId} {Role}");""")]
    [InlineData("CPA1010", """ChatMessage M(Ticket ticket) => System($"The product is {ticket.Product}. {Role}");""")]
    [InlineData("CPA1010", """record Ask(string City); ChatMessage M(Ask promptRequest) => System($"The city is {promptRequest.City}. {Role}");""")]
    [InlineData("CPA1001", """ChatMessage M() { var random = new Random(Environment.TickCount); return System($"Today's word is number {random.Next(9)}. {Environment.TickCount} {Role}"); }""")]
    [InlineData("CPA1003", """ChatMessage M() { var random = new Random(Environment.TickCount); return System($"Today's word is number {random.Next(9)}. {Role}"); }""")]
    [InlineData("CPA1001", """class Talk { public DateTime At { get; set; } public string Prepare() => $"It is {At}. You help."; } ChatMessage M(Talk talk) => System(talk.Prepare()); void N() => M(new Talk { At = DateTime.Now });""")]
    public async Task What_is_behind_them_is(string id, string member) =>
        Assert.Contains(await Scan.RunAsync(Scan.Class(member, Types)), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info && diagnostic.Id == id);

    [Theory]
    [InlineData("""record Paper(double Score); ChatMessage M(Paper paper) => System($"{paper.Score:F2}. {Role}");""")]
    [InlineData("""ChatMessage M(Microsoft.Extensions.AI.IChatClient client, List<Paper> all) => System(string.Join(";", all.Select(one => one.Name.ToUpper())) + Role); record Paper(string Name);""")]
    public async Task The_culture_adds_nothing_to_data_of_the_request(string members) =>
        Assert.DoesNotContain(await Scan.RunAsync(Scan.Class(members)), static diagnostic => diagnostic.Id == "CPA1007");

    [Theory]
    [InlineData("class BubbleVm")]
    [InlineData("class BubbleViewModel")]
    public async Task What_is_made_to_be_shown_is_information_at_most(string type)
    {
        var found = await Scan.RunAsync(Scan.Class($$"""{{type}} { public string Role { get; set; } = ""; public string Content { get; set; } = ""; } object M() => new {{type.Substring(6)}} { Role = "system", Content = $"Saved at {DateTime.Now:HH:mm}. {Role}" };"""));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
    }

    [Theory]
    [InlineData("""enum Kind { Invoice, Order } record Paper(Kind Kind, string Text); ChatMessage M(Paper paper) => System($"{paper.Kind}. {Role}");""")]
    [InlineData("""record Paper(bool IsDraft); ChatMessage M(Paper paper) => System($"{paper.IsDraft}. {Role}");""")]
    [InlineData("""class SerializeFieldAttribute : Attribute; [SerializeField] string userName = ""; ChatMessage M() => System($"{userName}. {Role}");""")]
    [InlineData("""class Memory { readonly DateTime _made; readonly string _text; public Memory(string text) { _made = DateTime.Now; _text = text; } public override string ToString() => _made + Role; } readonly List<Memory> _all = []; ChatMessage M() => System(string.Join(';', _all.Select(one => one.ToString())) + Role);""")]
    [InlineData("""class AppPaths { public static string SystemPrompt => Path.Combine("prompts", Guid.NewGuid() + ".md"); } string M() => File.ReadAllText(AppPaths.SystemPrompt);""")]
    [InlineData("""ChatMessage M(string toolDescriptions) => System(toolDescriptions + Role);""")]
    [InlineData("""class Ask { public List<string> Tools = []; } ChatMessage M(Ask request) => System(string.Join(';', request.Tools) + Role);""")]
    [InlineData("""ChatMessage M(string customPromptOverride) => System(customPromptOverride + Role);""")]
    [InlineData("""record Ask(string Instructions); ChatMessage M(Ask request) => System(request.Instructions + Role);""")]
    [InlineData("""object M() => new { success = true, instructions = new { at = DateTime.UtcNow, text = Role } };""")]
    public async Task A_choice_a_setting_a_row_or_a_path_is_hidden(string members)
    {
        var found = await Scan.RunAsync(Scan.Class(members));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);
    }
}
