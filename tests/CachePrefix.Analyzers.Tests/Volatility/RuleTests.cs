namespace CachePrefix.Analyzers.Tests.Volatility;

public class RuleTests
{
    [Theory]
    [InlineData("CPA1001", """ChatMessage M(TimeProvider time) => System($"{Role} {time.GetUtcNow()}");""")]
    [InlineData("CPA1002", """ChatMessage M() => System($"{Role} Today is {DateTime.Now:yyyy-MM-dd}.");""")]
    [InlineData("CPA1002", """ChatMessage M() => System(Role + DateOnly.FromDateTime(DateTime.Now).ToString("o"));""")]
    [InlineData("CPA1003", """ChatMessage M() => System(Role + Path.GetRandomFileName());""")]
    [InlineData("CPA1004", """HashSet<string> _names = []; ChatMessage M() => System(Role + string.Join(", ", _names));""")]
    [InlineData("CPA1004", """HashSet<string> _names = []; ChatMessage M() { var b = new StringBuilder(Role); foreach (var n in _names) b.Append(n); return System(b.ToString()); }""")]
    [InlineData("CPA1005", """ChatMessage M(Dictionary<string, string> facts) => System(Role + string.Join(", ", facts));""")]
    [InlineData("CPA1006", """ChatMessage M(string folder) => System(Role + string.Join("\n", Directory.GetFiles(folder)));""")]
    [InlineData("CPA1007", """ChatMessage M(decimal price) => System(string.Format("{0} costs {1:N2}", Role, price));""")]
    [InlineData("CPA1007", """ChatMessage M(string name) => System(Role + name.ToUpper());""")]
    [InlineData("CPA1008", """ChatMessage M() => System(Role + Path.GetTempPath());""")]
    [InlineData("CPA1009", """ChatMessage M(global::System.Security.Claims.ClaimsPrincipal user) => System($"{Role} {user.Identity?.Name}");""")]
    [InlineData("CPA1009", """ChatMessage M(string sessionId) => System($"Session {sessionId}. {Role}");""")]
    [InlineData("CPA1010", """ChatMessage M(string name) => System($"You help {name} with the products of Acme.");""")]
    [InlineData("CPA1011", """int _turn; ChatMessage M() { _turn++; return System($"{Role} Turn {_turn}."); }""")]
    [InlineData("CPA1012", """ChatMessage M() => System(File.ReadAllText("prompt.txt"));""")]
    [InlineData("CPA1013", """[Volatile] static string Weather() => "rain"; ChatMessage M() => System(Role + Weather());""")]
    [InlineData("CPA1014", """List<ChatMessage> _history = []; void M() { if (_history.Count > 20) _history.RemoveAt(0); }""")]
    [InlineData("CPA1015", """static string Pay() => ""; ChatOptions M(bool isAdmin) { var o = new ChatOptions { Tools = [] }; if (isAdmin) o.Tools.Add(AIFunctionFactory.Create(Pay)); return o; }""")]
    [InlineData("CPA1015", """static string Pay() => ""; ChatOptions M() => new() { Tools = [AIFunctionFactory.Create(Pay, "pay", $"Pays. Now {DateTime.Now}")] };""")]
    public async Task The_rule_reports(string id, string member) => Assert.Contains(id, await Scan.IdsAsync(member));

    [Theory]
    [InlineData("CPA1001", """void M() => Console.WriteLine($"{Role} {DateTime.Now}");""")]
    [InlineData("CPA1002", """ChatMessage M() => System($"{Role} {new DateTime(2024, 1, 2):yyyy-MM-dd}");""")]
    [InlineData("CPA1003", """ChatMessage M(string[] parts) { var random = new Random(42); return System(string.Join(" ", parts.OrderBy(_ => random.Next()))); }""")]
    [InlineData("CPA1004", """HashSet<string> _names = []; ChatMessage M() => System(Role + string.Join(", ", _names.OrderBy(n => n, StringComparer.Ordinal)));""")]
    [InlineData("CPA1004", """HashSet<string> _names = []; ChatMessage M() => System(_names.Contains("a") ? "With a" : "Without a");""")]
    [InlineData("CPA1005", """ChatMessage M() { var facts = new Dictionary<string, string> { ["a"] = "b" }; return System(string.Join(", ", facts)); }""")]
    [InlineData("CPA1006", """ChatMessage M(string folder) => System(Role + string.Join("\n", Directory.GetFiles(folder).Order(StringComparer.Ordinal)));""")]
    [InlineData("CPA1007", """ChatMessage M(decimal price) => System(string.Create(CultureInfo.InvariantCulture, $"{Role} {price:N2}"));""")]
    [InlineData("CPA1007", """ChatMessage M(decimal price) => System(FormattableString.Invariant($"{Role} {price:N2}"));""")]
    [InlineData("CPA1007", """ChatMessage M(int count) => System($"{Role} {count}");""")]
    [InlineData("CPA1008", """ChatMessage M() { var name = Environment.MachineName; Console.WriteLine(name); return System(Role); }""")]
    [InlineData("CPA1009", """ChatMessage M(string userId) { Console.WriteLine(userId); return System(Role); }""")]
    [InlineData("CPA1010", """ChatMessage M() => N("Acme"); ChatMessage N(string name) => System($"You help {name} with its products.");""")]
    [InlineData("CPA1011", """ChatMessage M() { var b = new StringBuilder(); for (var i = 0; i < 3; i++) b.Append(i).Append("rule"); return System(b.ToString()); }""")]
    [InlineData("CPA1012", """[StablePrompt] static string Load() => File.ReadAllText("prompt.txt"); ChatMessage M() => System(Load());""")]
    [InlineData("CPA1013", """[Volatile] static string Weather() => "rain"; ChatMessage M() => new(ChatRole.User, Weather());""")]
    [InlineData("CPA1014", """List<ChatMessage> _history = []; void M() => _history.Add(new ChatMessage(ChatRole.User, "a"));""")]
    [InlineData("CPA1015", """static string Pay() => DateTime.Now.ToString(); ChatOptions M() => new() { Tools = [AIFunctionFactory.Create(Pay)] };""")]
    public async Task The_rule_stays_silent(string id, string member) => Assert.DoesNotContain(id, await Scan.IdsAsync(member));

    [Fact]
    public async Task The_cache_key_is_reported_when_it_is_unique_per_request()
    {
        const string Code = """
            using OpenAI.Responses;
            class Subject
            {
            #pragma warning disable OPENAI001
                CreateResponseOptions Bad() => new() { PromptCacheKey = Guid.NewGuid().ToString() };
                CreateResponseOptions Good() => new() { PromptCacheKey = "support" };
            }
            """;
        var diagnostics = await Scan.RunAsync([Code], requireValid: false);
        Assert.Equal(["CPA1016"], diagnostics.Where(diagnostic => diagnostic.Id == "CPA1016").Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task A_message_behind_the_conversation_is_not_prefix()
    {
        const string Member = """
            List<ChatMessage> M(List<ChatMessage> history)
            {
                List<ChatMessage> messages = [System(Role)];
                messages.AddRange(history);
                messages.Add(new ChatMessage(ChatRole.System, $"Now {DateTime.Now}"));
                return messages;
            }
            """;
        Assert.Empty(await Scan.IdsAsync(Member));
    }
}
