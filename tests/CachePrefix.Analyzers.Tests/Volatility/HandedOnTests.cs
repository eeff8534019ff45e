using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>What only finds, asks or copies a text is not the text.</summary>
public class HandedOnTests
{
    private const string Types = """
        class PromptCache { public bool TryGetValue(string key, out string found) => throw null!; public string Get(string key) => throw null!; }
        class Turn { public string Role = ""; public string Content = ""; }
        interface IStore { Task<string> FindAsync(string id); }
        """;

    [Theory]
    [InlineData("""System.Runtime.Caching.MemoryCache cache; string Find(string sessionId) => cache.Get("p:" + sessionId) as string ?? Role;""")]
    [InlineData("""string Find(string sessionId) { var cacheKey = $"prompt {sessionId}"; return Role + cacheKey.Length + Known(cacheKey); } string Known(string of) => of;""")]
    [InlineData("""string Find(string sessionId) { var promptCacheKey = sessionId.GetHashCode() + Role; return Known(promptCacheKey); } string Known(string of) => of + Role;""")]
    public async Task A_key_is_not_what_is_found_by_it(string members)
    {
        var cache = "namespace System.Runtime.Caching { class MemoryCache { public extern object Get(string key); } }";

        var found = await Scan.RunAsync(Scan.Class(members + " ChatMessage M(string sessionId) => new(ChatRole.System, Find(sessionId) + Role);", Types), cache);

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id is "CPA1008" or "CPA1009" && diagnostic.Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("""case "system": var text = string.Join("\n", turn.Content.Split(';')) + Role; all.Add(new ChatMessage(ChatRole.System, text)); break;""")]
    [InlineData("""case "system": all.Add(new ChatMessage(ChatRole.System, turn.Content + Role)); break;""")]
    public async Task What_is_copied_by_its_role_was_put_there_by_others(string branch)
    {
        var found = await Scan.RunAsync(Scan.Class("List<ChatMessage> M(IReadOnlyList<Turn> turns) { var all = new List<ChatMessage>(); foreach (var turn in turns) { switch (turn.Role) { " + branch + " } } return all; }", Types));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "CPA1010" && diagnostic.Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("""foreach (var (role, content) in found) { if (role == "system") all.Add(new ChatMessage(ChatRole.System, content)); }""")]
    [InlineData("""foreach (var (role, content) in found) { if (role.Equals("system", StringComparison.OrdinalIgnoreCase)) { all.Add(new ChatMessage(ChatRole.System, content.Trim())); } }""")]
    [InlineData("""foreach (var (role, content) in found) { switch (role) { case "system": all.Add(new ChatMessage(ChatRole.System, content)); break; } }""")]
    [InlineData("""foreach (var (role, content) in found) all.Add(role switch { "system" => new ChatMessage(ChatRole.System, content), _ => new ChatMessage(ChatRole.User, content) });""")]
    [InlineData("""all.Add(new ChatMessage(ChatRole.System, string.Join("\n", found.Where(one => one.Role == "system").Select(one => one.Content)) + Role));""")]
    [InlineData("""all.Add(new ChatMessage(ChatRole.System, found.First(one => one.Role is "system").Content + Role));""")]
    public async Task What_is_chosen_by_its_role_was_put_there_by_others(string copy)
    {
        var found = await Scan.RunAsync(Scan.Class("interface IMemory { Task<List<(string Role, string Content)>> SearchAsync(string ask); } async Task<List<ChatMessage>> M(IMemory memory, string ask, List<ChatMessage> turns) { var all = new List<ChatMessage>(); var found = await memory.SearchAsync(ask); " + copy + " all.AddRange(turns); return all; }"));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "CPA1010" && diagnostic.Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("""all.Where(one => one.Role == "system").FirstOrDefault()!.Content""")]
    [InlineData("""all.FirstOrDefault(one => one.Role == "system")?.Content ?? """ + "\"\"")]
    [InlineData("""string.Join(";", all.Where(one => one.Role == "system").Select(one => one.Content))""")]
    public async Task What_a_request_takes_by_its_role_is_nothing_of_other_messages(string system)
    {
        var found = await Scan.RunAsync(Scan.Class(
            $$"""object Send(List<Turn> all) { var text = {{system}}; return new { model = "m", system = text, messages = all }; } object M(Turn asked) { var all = new List<Turn>(); all.Add(new Turn { Role = "user", Content = asked.Content + Guid.NewGuid() }); return Send(all); }""",
            Types));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);
    }

    [Fact]
    public async Task What_a_request_takes_by_its_role_does_not_tell_who_says_the_others()
    {
        var found = await Scan.RunAsync(Scan.Class(
            """object Send(List<ChatMessage> all) { var text = all.First(one => one.Role == ChatRole.System).Text; return new { model = "m", system = text, messages = all }; } object M(string userId) { var all = new List<ChatMessage>(); all.Add(new ChatMessage(ChatRole.User, userId)); return Send(all); }"""));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);
    }

    [Theory]
    [InlineData("""foreach (var (role, content) in found) { if (role != "system") all.Add(new ChatMessage(ChatRole.System, content)); }""")]
    [InlineData("""all.Add(new ChatMessage(ChatRole.System, string.Join("\n", found.Where(one => one.Role == "user").Select(one => one.Content)) + Role));""")]
    public async Task What_is_chosen_otherwise_is_data_of_the_question(string copy)
    {
        var found = await Scan.RunAsync(Scan.Class("interface IMemory { Task<List<(string Role, string Content)>> SearchAsync(string ask); } async Task<List<ChatMessage>> M(IMemory memory, string ask, List<ChatMessage> turns) { var all = new List<ChatMessage>(); var found = await memory.SearchAsync(ask); " + copy + " all.AddRange(turns); return all; }"));

        Assert.Contains(found, static diagnostic => diagnostic.Id == "CPA1010" && diagnostic.Severity > DiagnosticSeverity.Hidden);
    }

    [Fact]
    public async Task What_is_copied_without_its_role_is_data_of_the_caller()
    {
        var found = await Scan.RunAsync(Scan.Class("ChatMessage M(Turn turn) => new(ChatRole.System, turn.Content + Role);", Types));

        Assert.Contains(found, static diagnostic => diagnostic.Id == "CPA1010" && diagnostic.Severity == DiagnosticSeverity.Info);
    }

    [Fact]
    public async Task An_answer_shows_neither_the_id_nor_the_text_of_the_question()
    {
        var found = await Scan.RunAsync(Scan.Class("""IStore store; Task<string> Find(string id) => store.FindAsync(id); async Task<ChatMessage> M(string sessionId) => new(ChatRole.System, Role + await Find(sessionId + ".json"));""", Types));

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "CPA1009");
        Assert.DoesNotContain(found, static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(".json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_ends_a_one_shot_prompt_is_information()
    {
        var found = await Scan.RunAsync(Scan.Class("""Task<ChatResponse> M(IChatClient client, string ask) => client.GetResponseAsync([new(ChatRole.System, $"{Role} It is {DateTime.Now:HH:mm}."), new(ChatRole.User, ask)]); Task<ChatResponse> N(IChatClient client, List<ChatMessage> history) => client.GetResponseAsync([new(ChatRole.System, $"{Role} It is {DateTime.Now:HH:mm}."), .. history]);"""));

        Assert.Equal([DiagnosticSeverity.Info, DiagnosticSeverity.Warning], found.Where(static diagnostic => diagnostic.Id == "CPA1001").Select(static diagnostic => diagnostic.Severity));
    }
}
