using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2005.</summary>
public class BreakpointPositionTests
{
    [Theory]
    [InlineData("new(\"Our handbook.\")", "new(\"Our handbook.\") { CacheControl = new() }")]
    [InlineData("new TextBlockParam { Text = \"Our handbook.\" }", "new TextBlockParam { Text = \"Our handbook.\", CacheControl = new() }")]
    public Task The_breakpoint_moves_before_the_clock(string before, string marked) => VerifyFixAsync(
        System($"{before}, new($\"It is {{DateTime.Now}}.\") {{ {{|CPA2005:CacheControl = new()|}} }}"),
        System($"{marked}, new($\"It is {{DateTime.Now}}.\")"));

    [Fact]
    public Task A_helper_is_followed() => VerifyFixAsync(
        Chat("new TextContent(\"Our handbook.\"), new TextContent(Now()).{|CPA2005:WithCacheControl|}(Ttl.Ttl1h)"),
        Chat("new TextContent(\"Our handbook.\").WithCacheControl(Ttl.Ttl1h), new TextContent(Now())"),
        "private static string Now() => \"It is \" + DateTime.Now;");

    [Fact]
    public Task A_breakpoint_that_is_there_already_stays() => VerifyFixAsync(
        System("new(\"Our handbook.\") { CacheControl = new() }, new($\"Run {Guid.NewGuid()}.\"), new(\"Be brief.\") { {|CPA2005:CacheControl = new()|} }"),
        System("new(\"Our handbook.\") { CacheControl = new() }, new($\"Run {Guid.NewGuid()}.\"), new(\"Be brief.\")"));

    [Fact]
    public Task Without_text_before_it_there_is_nowhere_to_move_to() => VerifyFixAsync(
        System("new($\"It is {DateTime.Now}.\") { {|CPA2005:CacheControl = new()|} }"),
        System("new($\"It is {DateTime.Now}.\") { {|CPA2005:CacheControl = new()|} }"));

    [Theory]
    [InlineData("new(\"Our handbook.\") { CacheControl = new() }, new($\"It is {DateTime.Now}.\")")]
    [InlineData("new(\"Our handbook.\"), new($\"It is {DateTime.Today:yyyy-MM-dd}.\") { CacheControl = new() }")]
    [InlineData("new(\"Our handbook.\"), new(question) { CacheControl = new() }")]
    [InlineData("new(\"Our handbook.\"), new($\"It is {DateTime.Now}.\")")]
    public Task Before_the_clock_or_without_one_it_is_fine(string blocks) => VerifyFixAsync(System(blocks), System(blocks));

    private static string System(string blocks) => $$"""
        await client.Messages.Create(new MessageCreateParams
                {
                    Model = "claude-haiku-4-5",
                    MaxTokens = 100,
                    System = new List<TextBlockParam> { {{blocks}} },
                    Messages = [new UserMessageParam { Content = question }],
                });
        """;

    private static string Chat(string contents) => $$"""
        await chat.GetResponseAsync([new ChatMessage(ChatRole.System, [{{contents}}]), new ChatMessage(ChatRole.User, question)]);
        """;

    private static Task VerifyFixAsync(string statements, string repaired, string members = "")
    {
        var test = new CSharpCodeFixTest<VolatilityAnalyzer, RequestLayoutCodeFixProvider>
        {
            TestCode = RequestVerifier.Class(statements, members),
            FixedCode = RequestVerifier.Class(repaired, members),
        };
        test.DisabledDiagnostics.AddRange(new VolatilityAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Where(id => id != "CPA2005").Distinct());
        return test.RunAsync();
    }
}
