using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Code that is read without the packages that it uses.</summary>
public class MissingTypesTests
{
    private static readonly Dictionary<string, string> ByName = new() { ["cacheprefix.resolve_by_name"] = "true" };

    [Theory]
    [InlineData("CPA1010", """async Task<object> M(Absent.Db db, string id) { var user = await db.Users.FindAsync(id); return Make(user.Name); }""")]
    [InlineData("CPA1010", """async Task<object> M(Absent.Db db, int shop) { var all = await db.Products.Where(p => p.Shop == shop).ToListAsync(); return Make(string.Join(", ", all.Select(p => p.Name))); } class Products { public Absent.DbSet<string> Entries { get; } }""")]
    [InlineData("CPA1010", """object M(List<Absent.Hit> hits) { var text = ""; foreach (var hit in hits) text += hit.Text; return Make(text); }""")]
    [InlineData("CPA1010", """object M(Absent.Index index, string question) { var text = ""; foreach (var hit in index.Search(question)) text += hit.Text; return Make(text); }""")]
    [InlineData("CPA1010", """object M(Absent.Index index, string question) { var text = ""; foreach (var (hit, at) in index.Search(question).Select((x, i) => (x, i))) text += hit.Text; return Make(text); }""")]
    [InlineData("CPA1009", """object M(Absent.Controller controller) => Make(controller.User.FindFirstValue("name"));""")]
    [InlineData("CPA1009", """object M(Absent.State state) { var name = state.User.Identity?.Name; return Make(name); }""")]
    [InlineData("CPA1001", """Absent.GeminiMessage GetSystemInstruction() => new Absent.GeminiMessage { role = "user", parts = new Absent.Part[] { new Absent.Part { text = $"It is {DateTime.Now:HH:mm}. Be brief." } } };""")]
    [InlineData("CPA1001", """Task<string> M(Absent.Llm llm) => llm.CompleteAsync(systemPrompt: $"It is {DateTime.Now:HH:mm}. Be brief.", user: "Hi");""")]
    [InlineData("CPA1010", """void M(Absent.Update update) { if (update.Message is not { Text: { } text } message) return; Make(message.From.FirstName); }""")]
    [InlineData("CPA1001", """object M(List<string> names) { try { var all = names.Select(n => { if (n.Length > 2) { return n.Trim(); } foreach (var c in n) { if (c == 'a') return "a"; } return n; }).ToList(); return Make(DateTime.Now.ToString("HH:mm") + all.Count); } catch (Exception e) { return e.Message; } finally { Console.WriteLine(); } }""")]
    [InlineData("CPA1001", """object M() => new OpenAI.Chat.SystemChatMessage($"It is {DateTime.Now:HH:mm}. Be brief.");""")]
    public async Task Values_are_followed(string id, string member) =>
        Assert.Contains(id, await RunAsync(member));

    [Theory]
    [InlineData("""object M(Absent.ShopSettings settings) => Make(settings.Shop);""")]
    [InlineData("""object M() => new Absent.Options { Tools = new[] { Absent.AIFunctionFactory.Create(Find) } }; static string Find() => string.Join(",", Directory.EnumerateFiles("."));""")]
    [InlineData("""object M(Absent.Client client) => client.AsAIAgent(name: "a", instructions: "Be brief.", tools: All()); static IList<AITool> All() { return [AIFunctionFactory.Create(Find), AIFunctionFactory.Create(Find, "again")]; } static string Find(string query) { var found = new List<string>(); foreach (var file in Directory.GetFiles(".")) found.Add(file); return string.Join(",", found); }""")]
    [InlineData("""object M(Absent.Client client) { var docs = new Docs("."); return client.AsAIAgent(instructions: "Be brief.", tools: [AIFunctionFactory.Create(docs.Find)]); } class Docs(string path) { public string Find(string query) => string.Join(",", Directory.GetFiles(path)); }""")]
    [InlineData("""object M(Absent.Item item) => new { name = item.Name, at = DateTime.Now };""")]
    [InlineData("""object M() { var all = new List<Absent.ChatMessage> { new Absent.ChatMessage(Absent.ChatRole.System, "You help.") { CreatedAt = DateTimeOffset.UtcNow } }; return new Absent.ChatOptions { Instructions = string.Join(" ", all.Select(m => m.Text)) }; }""")]
    [InlineData("""int _turns; object M(Absent.Bot bot) { var all = new List<Absent.ChatMessage> { Absent.ChatMessage.FromSystem("You play.") }; foreach (var line in bot.Lines) { if (line.IsMine) all.Add(Absent.ChatMessage.FromAssistant(line.Text)); else all.Add(Absent.ChatMessage.FromUser(line.Text)); } _turns++; all.Add(Absent.ChatMessage.FromSystem($"Turn {_turns} of 9. Be brief.")); return all; }""")]
    [InlineData("""async Task<object> M(Absent.Store store) { var talk = await store.Load(); talk.At = DateTime.Now.ToString(); return Make(talk.Text); }""")]
    public async Task Nothing_else_is_shown(string member) => Assert.Empty(await RunAsync(member));

    [Fact]
    public async Task An_answer_does_not_show_when_it_was_asked_for() =>
        Assert.Equal(["CPA1010"], await RunAsync("""async Task<object> M(Absent.Feed feed) { var bars = await feed.GetBarsAsync(DateTime.UtcNow.AddDays(-3), DateTime.UtcNow); return Make(bars.Last().Text); }"""));

    [Theory]
    [InlineData("using Msg = OpenAI.Chat.SystemChatMessage;", "Msg")]
    [InlineData("using SystemChatMessage = OpenAI.Chat.SystemChatMessage;", "SystemChatMessage")]
    [InlineData("using OpenAI.Chat;", "SystemChatMessage")]
    [InlineData("", "OpenAI.Chat.SystemChatMessage")]
    public async Task A_type_is_known_by_any_name_that_a_file_gives_it(string directive, string name)
    {
        var found = await Scan.RunAsync([$$"""{{directive}} class Subject { object M() => new {{name}}($"It is {DateTime.Now:HH:mm}. Be brief."); }"""], ByName, requireValid: false);

        Assert.Contains(found, static diagnostic => diagnostic is { Id: "CPA1001", Severity: DiagnosticSeverity.Warning });
    }

    [Fact]
    public async Task A_name_without_its_namespace_is_not_known() =>
        Assert.DoesNotContain(await Scan.RunAsync(["""class Subject { object M() => new SystemChatMessage($"It is {DateTime.Now:HH:mm}. Be brief."); }"""], ByName, requireValid: false), static diagnostic => diagnostic.Id == "CPA1001");

    [Theory]
    [InlineData("GetAgent", false)]
    [InlineData("Describe", true)]
    public async Task What_is_found_by_a_new_id_is_not_new(string method, bool isShown) =>
        Assert.Equal(isShown, (await RunAsync($$"""object M(Absent.Agents agents) { var name = $"test-{Guid.NewGuid():N}"; return Make(agents.Administration.{{method}}(name).Value.Description); }""")).Contains("CPA1003"));

    private static async Task<IReadOnlyList<string>> RunAsync(string member) =>
        [.. (await Scan.RunAsync(
            [$$"""
            using Absent;
            class Subject
            {
                object Make(string text) { var turns = new List<object>(); turns.Add(new { role = "system", content = $"For {text}: you answer questions about the products of Acme." }); return turns; }
                {{member}}
            }
            """],
            ByName,
            requireValid: false)).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info && diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length) != "text").Select(static diagnostic => diagnostic.Id)];
}
