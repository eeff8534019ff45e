using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Objects in lists and dictionaries, and what tasks give: a member is read without what is beside it.</summary>
public class EntryTests
{
    private const string Types = """
        class Answer { public string Question { get; set; } = "q"; public string Text { get; set; } = "a"; public DateTime At { get; set; } }
        class Talk { public Dictionary<string, List<Answer>> All { get; } = new(); }
        """;

    private const string Fill = "static void Fill(Talk talk) { var answers = new List<Answer>(); for (var i = 0; i < 3; i++) answers.Add(new Answer { At = DateTime.UtcNow }); talk.All[\"x\"] = answers; } ";

    public static TheoryData<string> Ways => new()
    {
        """talk.All.TryGetValue("x", out var found); foreach (var one in found!) text += one.MEMBER;""",
        """talk.All.TryGetValue("x", out var found); text += found![0].MEMBER;""",
        """foreach (var one in talk.All["x"]) text += one.MEMBER;""",
        """var found = talk.All["x"]; for (var i = 0; i < found.Count; i++) { var one = found[i]; text += one.MEMBER; }""",
        """foreach (var pair in talk.All) foreach (var one in pair.Value) text += one.MEMBER;""",
        """foreach (var (key, list) in talk.All) foreach (var one in list) text += one.MEMBER;""",
        """text += string.Join(",", talk.All["x"].Select(one => one.MEMBER));""",
        """text += string.Join(",", talk.All["x"].Select((one, i) => i + ": " + one.MEMBER));""",
        """text += string.Join(",", talk.All.Values.SelectMany(list => list).Select(one => one.MEMBER));""",
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_entry_is_read_without_its_other_members(string way)
    {
        Assert.DoesNotContain("CPA1001", await RunAsync(way.Replace("MEMBER", "Question")));
        Assert.Contains("CPA1001", await RunAsync(way.Replace("MEMBER", "At.ToString(\"s\")"), DiagnosticSeverity.Hidden));
    }

    [Theory]
    [InlineData("foreach (var pair in talk.All) text += pair.Key;")]
    [InlineData("foreach (var (key, list) in talk.All) text += key;")]
    public async Task A_key_shows_nothing_of_its_entry(string way) => Assert.DoesNotContain("CPA1001", await RunAsync(way));

    [Theory]
    [InlineData("Answer Make() => new Answer { At = DateTime.UtcNow };", "Make()")]
    [InlineData("async Task<Answer> Make() { await Task.Yield(); return new Answer { At = DateTime.UtcNow }; }", "await Make()")]
    [InlineData("Task<Answer> Make() => Task.FromResult(new Answer { At = DateTime.UtcNow });", "await Make()")]
    [InlineData("async ValueTask<Answer> Make() { await Task.Yield(); return new Answer { At = DateTime.UtcNow }; }", "await Make()")]
    public async Task What_a_task_gives_is_an_object_like_any_other(string make, string call)
    {
        var time = await SeveritiesAsync(make + $" async Task<ChatMessage> M() {{ await Task.Yield(); var made = {call}; return System(Role + made.At.ToString(\"s\") + Role); }}");
        var question = await SeveritiesAsync(make + $" async Task<ChatMessage> M() {{ await Task.Yield(); var made = {call}; return System(Role + made.Question + Role); }}");

        Assert.Contains(("CPA1001", DiagnosticSeverity.Warning), time);
        Assert.DoesNotContain(question, static found => found.Id == "CPA1001");
    }

    [Fact]
    public async Task What_each_way_out_of_a_method_writes_alike_is_one_finding()
    {
        var found = await SeveritiesAsync("""Answer Make(int ask) { if (ask == 0) return new Answer { At = DateTime.UtcNow, Text = "none" }; if (ask < 0) return new Answer { At = DateTime.UtcNow, Text = "less" }; return new Answer { At = DateTime.UtcNow }; } ChatMessage M(int ask) { var made = Make(ask); return System(Role + made.At.ToString("s") + Role); }""");

        Assert.Single(found, static one => one.Id == "CPA1001");
    }

    [Theory]
    [InlineData("Prompt", DiagnosticSeverity.Warning)]
    [InlineData("Note", DiagnosticSeverity.Hidden)]
    public async Task A_time_that_is_put_into_the_prompt_of_an_object_is_that_of_its_request(string member, DiagnosticSeverity severity)
    {
        var found = await SeveritiesAsync($$"""class Bot { public string {{member}} { get; set; } = Role; } Bot Load() { var bot = Find(); bot.{{member}} += $" It is {DateTime.Now:HH:mm}. "; return bot; } static Bot Find() => throw null!; ChatMessage M(Bot bot) => System(bot.{{member}} + Role);""");

        Assert.Equal(severity, Assert.Single(found, static one => one.Id == "CPA1001").Severity);
    }

    private static async Task<List<string>> RunAsync(string way, DiagnosticSeverity least = DiagnosticSeverity.Info) =>
        [.. (await SeveritiesAsync(Fill + "ChatMessage M(Talk talk) { Fill(talk); var text = Role; " + way + " return System(text + Role); }")).Where(found => found.Severity >= least).Select(static found => found.Id)];

    private static async Task<List<(string Id, DiagnosticSeverity Severity)>> SeveritiesAsync(string member) =>
        [.. (await Scan.RunAsync(Scan.Class(member, Types))).Select(static diagnostic => (diagnostic.Id, diagnostic.Severity))];
}
