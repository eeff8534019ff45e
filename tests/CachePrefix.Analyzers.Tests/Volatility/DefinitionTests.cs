namespace CachePrefix.Analyzers.Tests.Volatility;

public class DefinitionTests
{
    private const string Prompt = """
        using CachePrefix;

        [Prompt]
        partial record Support
        {
            [CachedPrefix] public required string Handbook { get; init; }
            [CachedPrefix(Stability.Tenant)] public string Customer { get; init; } = "";
            [PromptInput] public string Question { get; init; } = "";
            MEMBER
        }

        [Prompt]
        partial record Positional([CachedPrefix] string Handbook, [PromptInput] string Question);

        class Caller
        {
            CALL
        }
        """;

    [Theory]
    [InlineData("""[CachedPrefix] public string Head => $"Now {DateTime.Now}";""", "", "CPA1001")]
    [InlineData("""[CachedPrefix] public string Head { get; } = $"Now {DateTime.Now}";""", "", "CPA1001")]
    [InlineData("""[CachedPrefix] public string Head => $"The question is {Question}";""", "", "CPA1013")]
    [InlineData("""[CachedPrefix] public string Head => $"The customer is {Customer}";""", "", "CPA1009")]
    [InlineData("", """Support M() => new() { Handbook = $"Now {DateTime.Now}" };""", "CPA1001")]
    [InlineData("", """Support M(Support s) => s with { Handbook = $"Now {DateTime.Now}" };""", "CPA1001")]
    [InlineData("", """Positional M() => new($"Now {DateTime.Now}", "q");""", "CPA1001")]
    [InlineData("", """Support M(string sessionId) => new() { Handbook = $"Session {sessionId}" };""", "CPA1009")]
    [InlineData("", """void Send([CachedPrefix] string handbook) { } void M() => Send($"Now {DateTime.Now}");""", "CPA1001")]
    public async Task Volatile_segments_are_found(string member, string call, string id) => Assert.Contains(id, await IdsAsync(member, call));

    [Theory]
    [InlineData("""[CachedPrefix] public const string Head = "You answer questions.";""", "")]
    [InlineData("", """Support M(string userName) => new() { Handbook = "constant", Customer = $"Name {userName}" };""")]
    [InlineData("", """Support M() => new() { Handbook = "constant", Question = $"Now {DateTime.Now}" };""")]
    [InlineData("", """Positional M() => new("constant", $"Now {DateTime.Now}");""")]
    public async Task Data_on_its_rung_is_not_reported(string member, string call) => Assert.Empty(await IdsAsync(member, call));

    private static async Task<IEnumerable<string>> IdsAsync(string member, string call) =>
        (await Scan.RunAsync(Prompt.Replace("MEMBER", member, StringComparison.Ordinal).Replace("CALL", call, StringComparison.Ordinal))).Select(diagnostic => diagnostic.Id);
}
