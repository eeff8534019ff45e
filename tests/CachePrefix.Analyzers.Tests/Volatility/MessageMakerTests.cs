using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Methods that are named like prompts and give messages, of types that may be unknown.</summary>
public class MessageMakerTests
{
    private static readonly Dictionary<string, string> ByName = new() { ["cacheprefix.resolve_by_name"] = "true" };

    [Theory]
    [InlineData("""public UnknownMessage GetSystemInstruction() => new UnknownMessage { Text = $"You watch the chat. It is {System.DateTime.Now:HH:mm}." };""")]
    [InlineData("""public OwnMessage BuildSystemMessage() => new OwnMessage { Content = $"You watch the chat. It is {System.DateTime.Now:HH:mm}." };""")]
    [InlineData("""public System.Threading.Tasks.Task<OwnMessage> BuildSystemMessage() => System.Threading.Tasks.Task.FromResult(new OwnMessage { Content = $"You watch the chat. It is {System.DateTime.Now:HH:mm}." });""")]
    public async Task The_moment_in_a_message_is_found(string member) =>
        Assert.Contains(await RunAsync(member), static diagnostic => diagnostic is { Id: "CPA1001", Severity: DiagnosticSeverity.Info });

    [Theory]
    [InlineData("""public OwnMessage BuildSystemMessage() => new OwnMessage { Content = "You watch the chat.", CreatedAt = System.DateTime.Now };""")]
    [InlineData("""public OwnMessage BuildSystemMessage() => new OwnMessage { Content = "You watch the chat." };""")]
    public async Task When_it_was_made_is_no_text(string member) =>
        Assert.DoesNotContain(await RunAsync(member), static diagnostic => diagnostic.Id == "CPA1001");

    [Theory]
    [InlineData("""var found = Unknown.All().Where(entry => entry.Date >= System.DateTime.Today).ToList();""")]
    [InlineData("""var found = UnknownFactory.Create(() => System.DateTime.Now.ToString());""")]
    [InlineData("""var found = new UnknownTool(() => System.DateTime.Now.ToString());""")]
    public async Task What_only_chooses_or_runs_later_is_no_text(string statement) =>
        Assert.DoesNotContain(await RunAsync($$"""public string BuildSystemPrompt() { {{statement}} return $"You watch the chat. {found}"; }"""), static diagnostic => diagnostic.Id is "CPA1001" or "CPA1002");

    private static async Task<IEnumerable<Diagnostic>> RunAsync(string member) => await Scan.RunAsync(
        [$$"""class OwnMessage { public string Content { get; set; } = ""; public System.DateTime CreatedAt { get; set; } } class Subject { {{member}} }"""], ByName, requireValid: false);
}
