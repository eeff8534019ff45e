using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What makes a finding less sure, and what is no finding because the text does not carry it.</summary>
public class ProofTests
{
    private const string Sessions = """
        class Session { public string Id { get; set; } = ""; }
        class Goal { public string Text { get; set; } = ""; }
        interface IGoals { Goal GetGoal(string id); string GetGreeting(string id); string Describe(string id); }
        class TestAttribute : Attribute { }
        """;

    [Theory]
    [InlineData("""ChatMessage M() { var path = Path.Combine("up", Guid.NewGuid() + ".csv"); using var reader = new StreamReader(path); return System(global::System.Xml.XmlReader.Create(reader).Value + Role); }""")]
    [InlineData("""ChatMessage M() { using var reader = new StreamReader(new FileStream($"{DateTime.Now.Ticks}.txt", FileMode.Open)); return System(reader.ReadLine() + Role); }""")]
    [InlineData("""ChatMessage M(IGoals goals) => System(goals.GetGoal(Guid.NewGuid().ToString()).Text + Role);""")]
    [InlineData("""ChatMessage M(IGoals goals) { var session = new Session { Id = $"hello:{Guid.NewGuid()}" }; return System(goals.GetGoal(session.Id).Text + Role); }""")]
    public async Task What_lies_behind_a_path_or_an_id_does_not_show_it(string member) =>
        Assert.DoesNotContain(await Scan.RunAsync(Scan.Class(member, Sessions)), static diagnostic => diagnostic.Id is "CPA1001" or "CPA1003");

    [Theory]
    [InlineData("""ChatMessage M(IGoals goals) => System(goals.GetGreeting(Guid.NewGuid().ToString()) + Role);""")]
    [InlineData("""ChatMessage M(IGoals goals) => System(goals.Describe(Guid.NewGuid().ToString()) + Role);""")]
    [InlineData("""ChatMessage M() { using var reader = new StringReader(Guid.NewGuid().ToString()); return System(global::System.Xml.XmlReader.Create(reader).Value + Role); }""")]
    public async Task A_text_that_is_made_of_it_does(string member) =>
        Assert.Contains(("CPA1003", DiagnosticSeverity.Warning), Severities(await Scan.RunAsync(Scan.Class(member, Sessions))));

    [Theory]
    [InlineData("CPA1007", "ChatMessage M(double days) => System($\"{(int)days} days. {Role}\");")]
    [InlineData("CPA1002", "ChatMessage M() { var now = DateTime.Now; return System($\"{now:yyyy-MM-dd} {now:HH:mm}. {Role}\"); }")]
    [InlineData("CPA1010", "ChatMessage M(System.Text.Json.JsonElement row) => System(row.GetProperty(\"role\").GetString()!);")]
    [InlineData("CPA1010", "ChatMessage M(IGoals goals, string promptId) => System(goals.Describe(promptId) + Role);")]
    public async Task What_is_said_elsewhere_or_is_fixed_is_not_shown(string id, string member) =>
        Assert.DoesNotContain(await Scan.RunAsync(Scan.Class(member.Replace("System.Text", "global::System.Text", StringComparison.Ordinal), Sessions)), diagnostic => diagnostic.Id == id && diagnostic.Severity > DiagnosticSeverity.Hidden);

    [Theory]
    [InlineData("CPA1007", "ChatMessage M(int days) => System($\"{(double)days} days. {Role}\");")]
    [InlineData("CPA1002", "ChatMessage M() => System($\"{DateTime.Now:yyyy-MM-dd}. {Role}\");")]
    [InlineData("CPA1010", "ChatMessage M(IGoals goals, string question) => System(goals.Describe(question) + Role);")]
    public async Task What_changes_is(string id, string member) =>
        Assert.Contains(await Scan.RunAsync(Scan.Class(member, Sessions)), diagnostic => diagnostic.Id == id && diagnostic.Severity > DiagnosticSeverity.Hidden);

    [Theory]
    [InlineData("class Npc { public float Hunger = 100; public void Update(float passed) { Hunger += passed; } } ChatMessage M(Npc npc) => System($\"Hunger {npc.Hunger}. {Role}\");", true)]
    [InlineData("class Npc { public int Row { get; set; } } int _rows; Npc Make() { _rows++; return new Npc { Row = _rows }; } ChatMessage M(Npc npc) => System($\"Row {npc.Row}. {Role}\");", false)]
    public async Task A_count_that_an_object_keeps_is_of_now_and_one_that_it_was_given_may_be_old(string member, bool isShown) =>
        Assert.Equal(isShown, (await Scan.RunAsync(Scan.Class(member, Sessions))).Any(static diagnostic => diagnostic is { Id: "CPA1011", Severity: > DiagnosticSeverity.Hidden }));

    [Theory]
    [InlineData("DateTime.Now.ToString(\"O\", CultureInfo.InvariantCulture)", "CPA1001", DiagnosticSeverity.Info)]
    [InlineData("Guid.NewGuid().ToString()", "CPA1003", DiagnosticSeverity.Hidden)]
    [InlineData("Directory.GetFiles(Role)[0]", "CPA1006", DiagnosticSeverity.Hidden)]
    public async Task A_long_way_is_believed_of_what_is_made_to_be_shown(string value, string id, DiagnosticSeverity severity)
    {
        var way = string.Concat(Enumerable.Range(0, 12).Select(static step => $"string Step{step}(string text) => Step{step + 1}(text); "));

        var found = await Scan.RunAsync(Scan.Class($"{way} string Step12(string text) => text + Role; ChatMessage M() => System(Step0({value}));"));

        Assert.Equal([(id, severity)], Severities(found).Where(one => one.Id == id));
    }

    [Fact]
    public async Task A_prompt_of_a_test_counts_less()
    {
        const string Body = """ChatMessage M() => System($"It is {DateTime.Now}. {Role}");""";

        Assert.Equal([("CPA1001", DiagnosticSeverity.Warning)], Severities(await Scan.RunAsync(Scan.Class(Body, Sessions))).Where(static found => found.Id == "CPA1001"));
        Assert.Equal([("CPA1001", DiagnosticSeverity.Info)], Severities(await Scan.RunAsync(Scan.Class("[Test] " + Body, Sessions))).Where(static found => found.Id == "CPA1001"));
        Assert.Equal([("CPA1001", DiagnosticSeverity.Info)], Severities(await Scan.RunAsync(Scan.Class("""[Test] object M() => Make($"{DateTime.Now}"); ChatMessage Make(string name) => System(name + Role);""", Sessions))).Where(static found => found.Id == "CPA1001"));
    }

    [Theory]
    [InlineData("true", DiagnosticSeverity.Info)]
    [InlineData("false", DiagnosticSeverity.Warning)]
    public async Task An_option_says_whether_it_does(string option, DiagnosticSeverity severity)
    {
        var code = Scan.Class("""[Test] ChatMessage M() => System($"It is {DateTime.Now}. {Role}"); readonly List<ChatMessage> _turns = []; [Test] void Cut() => _turns.RemoveAt(1);""", Sessions);
        var found = Severities(await Scan.RunAsync([code], new Dictionary<string, string> { ["cacheprefix.lower_in_tests"] = option }));

        Assert.Equal([("CPA1001", severity), ("CPA1014", severity)], found.Where(static found => found.Id is "CPA1001" or "CPA1014").Order());
    }

    [Theory]
    [InlineData(4, DiagnosticSeverity.Warning)]
    [InlineData(14, DiagnosticSeverity.Info)]
    public async Task A_way_of_many_steps_is_less_sure(int steps, DiagnosticSeverity severity)
    {
        var body = string.Concat(Enumerable.Range(1, steps).Select(static step => $"var step{step} = step{step - 1} + \" and so on\"; "));
        var found = await Scan.RunAsync(Scan.Class($"ChatMessage M() {{ var step0 = DateTime.Now.ToString(); {body} return System(step{steps} + Role); }}", Sessions));

        Assert.Equal([("CPA1001", severity)], Severities(found).Where(static one => one.Id == "CPA1001"));
    }

    private static IEnumerable<(string Id, DiagnosticSeverity Severity)> Severities(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Severity));
}
