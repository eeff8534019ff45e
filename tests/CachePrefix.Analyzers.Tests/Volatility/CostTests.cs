using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What changes costs what requests would share behind it: how often it does, times what stands there.</summary>
public class CostTests
{
    private const string Long = "Never promise a date of delivery that the warehouse has not confirmed.";

    /// <summary>Ways from a system message to a request behind which nothing is shared.</summary>
    private static readonly string[] Closed =
    [
        "Task<ChatResponse> M(IChatClient client, string ask) => client.GetResponseAsync([{0}, new(ChatRole.User, ask)]);",
        "Task<ChatResponse> M(IChatClient client, string ask) { var all = new List<ChatMessage> { {0}, new(ChatRole.User, ask) }; return client.GetResponseAsync(all); }",
        "async Task<string> M(IChatClient client, string ask) { List<ChatMessage> all = [{0}, new(ChatRole.User, ask)]; var answer = await client.GetResponseAsync(all); return answer.Text; }",
        "Task<ChatResponse> M(IChatClient client, string ask) { var all = new List<ChatMessage>(); all.Add({0}); all.Add(new(ChatRole.User, ask)); return client.GetResponseAsync(all); }",
        "async Task<string> M(IChatClient client, string ask) { List<ChatMessage> all = []; all.Add({0}); all.Add(new(ChatRole.User, ask)); for (var i = 0; ; i++) { var answer = await client.GetResponseAsync(all); if (i > 2) return answer.Text; } }",
        "async Task M(IChatClient client) { var all = new List<ChatMessage>(); all.Add({0}); while (Console.ReadLine() is { } ask) { all.Add(new(ChatRole.User, ask)); var answer = await client.GetResponseAsync(all); Console.Write(answer.Text); } }",
        "async Task M(IChatClient client, string ask, string id) { List<ChatMessage> all = [{0}, new(ChatRole.User, ask)]; for (var i = 0; i < 9; i++) { var answer = await client.GetResponseAsync(all); foreach (var call in answer.Messages) all.Add(new ChatMessage(ChatRole.Tool, call.Text)); } }",
        "async Task M(IChatClient client, string ask) { ChatMessage[] all = [{0}, new(ChatRole.User, ask)]; Func<Task> send = async () => { var answer = await client.GetResponseAsync(all); Console.Write(answer.Text); }; await send(); }",
    ];

    /// <summary>Ways behind which there is something: earlier turns, examples, or what other code puts there.</summary>
    private static readonly string[] Open =
    [
        "Task<ChatResponse> M(IChatClient client, List<ChatMessage> history) => client.GetResponseAsync([{0}, .. history]);",
        "Task<ChatResponse> M(IChatClient client, List<ChatMessage> history) { var all = new List<ChatMessage> { {0} }; all.AddRange(history); return client.GetResponseAsync(all); }",
        "Task<ChatResponse> M(IChatClient client, List<ChatMessage> history) { var all = new List<ChatMessage> { {0} }; foreach (var turn in history) all.Add(turn); return client.GetResponseAsync(all); }",
        "async Task M(IChatClient client, string ask) { var all = new List<ChatMessage> { {0} }; Fill(all); await client.GetResponseAsync(all); } void Fill(List<ChatMessage> all) => all.AddRange(_kept); readonly List<ChatMessage> _kept = [];",
        "Task<ChatResponse> M(IChatClient client, List<ChatMessage> kept) { var all = kept; all.Add({0}); return client.GetResponseAsync(all); }",
        "List<ChatMessage> M() => [{0}];",
        "List<ChatMessage> M(string ask) { var all = new List<ChatMessage> { {0}, new(ChatRole.User, ask) }; return all; }",
        "List<ChatMessage> _kept = []; void M(string ask) { var all = new List<ChatMessage> { {0}, new(ChatRole.User, ask) }; _kept = all; }",
        "readonly List<ChatMessage> _kept = []; void M() => _kept.Add({0});",
        "Task<ChatResponse> M(IChatClient client, string ask) => client.GetResponseAsync([{0}, new(ChatRole.User, \"" + Long + "\"), new(ChatRole.User, ask)]);",
    ];

    public static TheoryData<string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (var (way, isOpen) in Closed.Select(static way => (way, false)).Concat(Open.Select(static way => (way, true))))
        {
            cases.Add(way, "$\"{Role} Today is {DateTime.Now:yyyy-MM-dd}.\"", isOpen);
            cases.Add(way, "Role + DateTime.Now.ToString(\"yyyy-MM-dd\", CultureInfo.InvariantCulture)", isOpen);
            cases.Add(way, "$\"{Role} Today is {DateTime.Now:yyyy-MM-dd}. " + Long + "\"", true);
            cases.Add(way, "$\"{Role} It is {DateTime.Now:HH:mm}.\"", true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_date_is_worth_a_look_where_something_shared_is_behind_it(string way, string text, bool isShown)
    {
        var found = await Scan.RunAsync(Scan.Class(way.Replace("{0}", $"new ChatMessage(ChatRole.System, {text})", StringComparison.Ordinal)));

        var finding = Assert.Single(found, static diagnostic => diagnostic.Id is "CPA1001" or "CPA1002");
        Assert.Equal(isShown, finding.Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("readonly List<ChatMessage> _kept = []; void M() => _kept.Add({0});", false)]
    [InlineData("class Session { public List<ChatMessage> Turns = []; } void M(Session session) => session.Turns.Add({0});", false)]
    [InlineData("List<ChatMessage> Kept { get; } = []; void M() { Kept.Clear(); Kept.Add({0}); }", false)]
    [InlineData("Task<ChatResponse> M(IChatClient client, List<ChatMessage> history) => client.GetResponseAsync([{0}, .. history]);", true)]
    [InlineData("async Task M(IChatClient client, List<ChatMessage> history) { var all = new List<ChatMessage> { {0} }; foreach (var turn in history) all.Add(turn); await client.GetResponseAsync(all); }", true)]
    [InlineData("async Task M(IChatClient client) { var all = new List<ChatMessage>(); while (Console.ReadLine() is { } ask) { all.Add({0}); all.Add(new(ChatRole.User, ask)); await client.GetResponseAsync(all); } }", true)]
    public async Task A_time_at_the_end_is_a_warning_where_each_request_writes_it_anew(string way, bool isAnew)
    {
        var found = await Scan.RunAsync(Scan.Class(way.Replace("{0}", "new ChatMessage(ChatRole.System, $\"{Role} It is {DateTime.Now:HH:mm}.\")", StringComparison.Ordinal)));

        Assert.Equal(isAnew ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1001").Severity);
    }

    [Theory]
    [InlineData("{Role} {Role} Answer in {tone}, in one word.", false)]
    [InlineData("{Role} {Role} Context: {tone}", false)]
    [InlineData("Answer in {tone}, in one word.", true)]
    [InlineData("{Role} Answer in {tone}. " + Long, true)]
    [InlineData("Answer in {tone}. {Role}", true)]
    public async Task Data_at_the_end_of_a_long_text_costs_next_to_nothing(string text, bool isShown)
    {
        var found = await Scan.RunAsync(Scan.Class("Task<ChatResponse> M(IChatClient client, string tone, string ask) => client.GetResponseAsync([new ChatMessage(ChatRole.System, $\"" + text + "\"), new(ChatRole.User, ask)]);"));

        Assert.Equal(isShown, Assert.Single(found, static diagnostic => diagnostic.Id == "CPA1010" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).StartsWith("'tone'", StringComparison.Ordinal)).Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("""ChatMessage M() => new(ChatRole.System, $"It is {DateTime.Now:HH:mm} ({TimeZoneInfo.Local.DisplayName}). {Role}");""", false)]
    [InlineData("""ChatMessage M() { var text = new StringBuilder(); text.Append($"It is {DateTime.Now:HH:mm}. "); text.Append(TimeZoneInfo.Local.StandardName + Role); return new(ChatRole.System, text.ToString()); }""", false)]
    [InlineData("""record User(string TimeZone); Task<ChatResponse> M(IChatClient client, User user, List<ChatMessage> history) => client.GetResponseAsync([new ChatMessage(ChatRole.System, $"It is {DateTime.Now:HH:mm} ({user.TimeZone}). {Role}"), .. history]);""", false)]
    [InlineData("""ChatMessage M() => new(ChatRole.System, $"It is local time ({TimeZoneInfo.Local.DisplayName}). {Role}");""", true)]
    [InlineData("""record User(string TimeZone); Task<ChatResponse> M(IChatClient client, User user, List<ChatMessage> history) => client.GetResponseAsync([new ChatMessage(ChatRole.System, $"Zone: {user.TimeZone}. {Role}"), .. history]);""", true)]
    [InlineData("""record User(string City); Task<ChatResponse> M(IChatClient client, User user, List<ChatMessage> history) => client.GetResponseAsync([new ChatMessage(ChatRole.System, $"It is {DateTime.Now:HH:mm} ({user.City}). {Role}"), .. history]);""", true)]
    public async Task A_time_zone_beside_the_time_says_nothing_of_its_own(string members, bool isShown)
    {
        var found = await Scan.RunAsync(Scan.Class(members));

        Assert.Equal(isShown, found.Any(static diagnostic => diagnostic.Id != "CPA1001" && diagnostic.Severity > DiagnosticSeverity.Hidden));
    }
}
