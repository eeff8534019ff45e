namespace CachePrefix.Layout.Tests.Rules;

/// <summary>What is wrong with a list of messages is found alike wherever code can put it.</summary>
public class RequestPositionTests
{
    private static readonly (string Finding, string Messages)[] Lists =
    [
        ("CPA2001: new(ChatRole.System, Rules)", """[new(ChatRole.System, $"The customer is {UserName}."), new(ChatRole.System, Rules)]"""),
        ("CPA2002: WithCacheControl", """[new(ChatRole.System, [.. Marked]), new(ChatRole.User, [new TextContent("1").WithCacheControl(Ttl.Ttl5m), new TextContent("22").WithCacheControl(Ttl.Ttl5m), new TextContent("333").WithCacheControl(Ttl.Ttl5m), new TextContent("4444").WithCacheControl(Ttl.Ttl5m), new TextContent("55555").WithCacheControl(Ttl.Ttl5m)])]"""),
        ("CPA2003: WithCacheControl", """[new(ChatRole.System, [new TextContent("role").WithCacheControl(Ttl.Ttl5m), new TextContent("handbook").WithCacheControl(Ttl.Ttl1h)])]"""),
        ("CPA2004: WithCacheControl", """[new(ChatRole.System, [new TextContent("role"), new TextContent("").WithCacheControl(Ttl.Ttl5m)])]"""),
        ("CPA2007: [\"cache_control\"] = new CacheControlEphemeral()", """[new(ChatRole.System, [new TextContent("role") { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } }])]"""),
        ("CPA2008: new(ChatRole.System, \"Be brief.\")", """[new(ChatRole.User, "question"), new(ChatRole.System, "Be brief.")]"""),
        ("CPA2009: @\"one\r\ntwo\"", "[new(ChatRole.System, @\"one\r\ntwo\")]"),
    ];

    private static readonly (string Name, string Code)[] Positions =
    [
        ("return", "List<ChatMessage> M() { return $LIST$; }"),
        ("expression body", "List<ChatMessage> M() => $LIST$;"),
        ("lambda", "Func<List<ChatMessage>> M() => () => $LIST$;"),
        ("argument", "void M() => Take($LIST$); static void Take(List<ChatMessage> messages) { }"),
        ("conditional", "bool _isOn; List<ChatMessage> M() => _isOn ? $LIST$ : [];"),
        ("collection expression", "List<List<ChatMessage>> M() => [$LIST$];"),
        ("with", "record Prompt(List<ChatMessage> Messages); Prompt M() => new Prompt([]) with { Messages = $LIST$ };"),
        ("field", "readonly List<ChatMessage> _messages = $LIST$;"),
        ("property", "List<ChatMessage> Messages { get; } = $LIST$;"),
        ("local function", "List<ChatMessage> M() { return Make(); List<ChatMessage> Make() => $LIST$; }"),
        ("switch arm", "int _kind; List<ChatMessage> M() => _kind switch { 1 => $LIST$, _ => [] };"),
        ("primary constructor", "record Prompt(List<ChatMessage> Messages); Prompt M() => new($LIST$);"),
        ("call", "Task M(IChatClient chat) => chat.GetResponseAsync($LIST$);"),
        ("inline options", "Task M(IChatClient chat) => chat.GetResponseAsync($LIST$, new ChatOptions { Temperature = 0 });"),
    ];

    public static TheoryData<string> All => [.. Positions.Select(static position => position.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_is_found_once(string position)
    {
        var code = Positions.Single(known => known.Name == position).Code;
        foreach (var (finding, messages) in Lists)
        {
            var found = await RequestScan.RunAsync(Members + code.Replace("$LIST$", messages, StringComparison.Ordinal));
            Assert.Equal([finding], found);
        }
    }

    [Fact]
    public async Task The_order_of_files_and_threads_changes_nothing()
    {
        var files = Positions.SelectMany(static _ => Lists, static (position, list) => Members + position.Code.Replace("$LIST$", list.Messages, StringComparison.Ordinal)).Where(static (_, index) => index % 7 == 0).ToArray();
        var expected = await RequestScan.RunAsync(files);
        Assert.Equal(files.Length, expected.Count);

        await Parallel.ForAsync(0, 10, async (run, _) =>
        {
            var order = new Random(run);
            Assert.Equal(expected, await RequestScan.RunAsync([.. files.OrderBy(_ => order.Next())]));
        });
    }

    private const string Members = """
        const string Rules = "You answer questions about our products from the handbook below, and from nothing else. If it does not say, say so.";
        static string UserName { get; set; } = "";
        static IEnumerable<AIContent> Marked => Array.Empty<AIContent>();

        """;
}
