using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Requests that are written by hand, without an SDK, in all the forms that people write them.</summary>
public class HandWrittenRequestTests
{
    private const string Types = """
        class JObject : List<object> { public JObject(params object[] content) { } public object this[string name] { set { } } }
        class JProperty { public JProperty(string name, object content) { } }
        class ClaudeRequest { public string Model { get; set; } = ""; public string System { get; set; } = ""; public List<Turn> Messages { get; set; } = []; }
        class GeminiRequest { public Part? SystemInstruction { get; set; } public List<Part> Contents { get; set; } = []; }
        class Part { public string Text { get; set; } = ""; }
        class Turn { public string Role { get; set; } = ""; public string Content { get; set; } = ""; }
        """;

    [Theory]
    [InlineData("""object M() => new { model = "m", messages = new object[] { new { role = "system", content = Text() }, new { role = "user", content = "Hi" } } };""")]
    [InlineData("""object M() => new { model = "m", system = Text(), messages = new[] { new { role = "user", content = "Hi" } } };""")]
    [InlineData("""object M() => new { system_instruction = new { parts = new[] { new { text = Text() } } }, contents = new[] { new { role = "user" } } };""")]
    [InlineData("""object M() => new Dictionary<string, string> { { "role", "system" }, { "content", Text() } };""")]
    [InlineData("""object M() => new Dictionary<string, string> { ["role"] = "system", ["content"] = Text() };""")]
    [InlineData("""object M() => new Dictionary<string, object> { ["model"] = "m", ["system"] = Text(), ["messages"] = new List<Turn>() };""")]
    [InlineData("""object M() { var body = new Dictionary<string, object>(); body["system"] = Text(); body["messages"] = new List<Turn>(); return body; }""")]
    [InlineData("""object M() => new JObject(new JProperty("role", "system"), new JProperty("content", Text()));""")]
    [InlineData("""object M() => new ClaudeRequest { Model = "m", System = Text(), Messages = [new Turn { Role = "user", Content = "Hi" }] };""")]
    [InlineData("""object M() => new GeminiRequest { SystemInstruction = new Part { Text = Text() } };""")]
    [InlineData(""" string M() => $"{{\"messages\":[{{\"role\":\"system\",\"content\":\"You help. {Text()} Be brief.\"}},{{\"role\":\"user\",\"content\":\"Hi\"}}]}}"; """)]
    [InlineData(""" string M() => $"{{\"model\":\"m\",\"system\":\"{Text()}\",\"messages\":[]}}"; """)]
    public async Task What_is_of_the_moment_is_a_warning(string member) =>
        Assert.Contains(("CPA1001", DiagnosticSeverity.Warning), await RunAsync(member));

    [Theory]
    [InlineData("""object M() => new { model = "m", messages = new object[] { new { role = "system", content = Role }, new { role = "user", content = Text() } } };""")]
    [InlineData("""object M() => new { name = "m", system = Text(), version = 1 };""")]
    [InlineData("""object M() => new Dictionary<string, string> { { "role", "user" }, { "content", Text() } };""")]
    [InlineData("""object M() => new Dictionary<string, object> { ["system"] = Text(), ["uptime"] = 1 };""")]
    [InlineData(""" string M() => $"{{\"messages\":[{{\"role\":\"system\",\"content\":\"You help.\"}},{{\"role\":\"user\",\"content\":\"{Text()}\"}}]}}"; """)]
    [InlineData(""" string M() => $"{{\"log\":\"{Text()}\",\"role\":\"system\"}}"; """)]
    public async Task What_is_no_system_text_is_not_shown(string member) =>
        Assert.DoesNotContain(await RunAsync(member), static found => found.Severity >= DiagnosticSeverity.Info);

    [Fact]
    public async Task Data_in_the_only_message_of_a_request_is_hidden()
    {
        const string Message = """new { role = "system", content = $"The user said {answer}. Confirm the booking if it is a yes." }""";

        Assert.Contains(("CPA1010", DiagnosticSeverity.Hidden), await RunAsync($$"""object M(string answer) => new { model = "m", input = new[] { {{Message}} } };"""));
        Assert.Contains(("CPA1010", DiagnosticSeverity.Info), await RunAsync($$"""object M(string answer) => new { model = "m", input = new object[] { {{Message}}, new { role = "user", content = "Hi" } } };"""));
    }

    [Theory]
    [InlineData("turns.Add(new { role = \"system\", content = Role });", DiagnosticSeverity.Info)]
    [InlineData("", DiagnosticSeverity.Hidden)]
    public async Task Data_that_ends_a_system_message_is_shown_where_another_one_follows(string next, DiagnosticSeverity severity) =>
        Assert.Contains(("CPA1010", severity), await RunAsync($$"""object M(string facts) { var turns = new List<object>(); turns.Add(new { role = "system", content = $"The user: {facts}" }); {{next}} return turns; }"""));

    [Theory]
    [InlineData("""object M() { var systemPrompt = Text(); return new StringContent(systemPrompt); }""")]
    [InlineData("""interface ILlm { Task<string> GenerateAsync(string systemPrompt, string question); } Task<string> M(ILlm llm) => llm.GenerateAsync(Text(), "Hi");""")]
    [InlineData("""class SystemPromptBuilder { readonly StringBuilder _text = new(); public SystemPromptBuilder At(DateTime now) { _text.Append($"Now: {now:HH:mm}"); return this; } public string Build() => _text.ToString(); } string M() => new SystemPromptBuilder().At(DateTime.Now).Build();""")]
    public async Task Names_tell_where_nothing_else_does(string member) =>
        Assert.Contains(("CPA1001", DiagnosticSeverity.Info), await RunAsync("class StringContent(string text) { public string Text => text; }" + member));

    [Fact]
    public async Task A_message_for_the_screen_is_no_prompt() =>
        Assert.Empty(await RunAsync("""readonly List<string> _lines = []; void M() { var systemMessage = Text(); _lines.Add(systemMessage); }"""));

    private static async Task<IReadOnlyList<(string Id, DiagnosticSeverity Severity)>> RunAsync(string member) =>
        [.. (await Scan.RunAsync($$"""
            {{Types}}
            class Subject
            {
                const string Role = "You answer questions about the products of Acme.";
                static string Text() => $"It is {DateTime.Now:HH:mm}. {Role}";
                {{member}}
            }
            """)).Select(static diagnostic => (diagnostic.Id, diagnostic.Severity))];
}
