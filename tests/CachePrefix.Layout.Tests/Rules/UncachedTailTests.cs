using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>What stands behind the last breakpoint is not cached, so it may change.</summary>
public class UncachedTailTests
{
    private const string Marked = "new(\"Our handbook.\") { CacheControl = new() }";
    private const string Turns = "private readonly List<MessageParam> _turns = [];";

    [Theory]
    [InlineData(Marked + """, new($"It is {DateTime.Now}.")""", "[new UserMessageParam { Content = question }]")]
    [InlineData(Marked + """, new($"It is {DateTime.Now}."), new(Today())""", "[new UserMessageParam { Content = question }]")]
    [InlineData(Marked + """, new("Be brief."), new($"It is {DateTime.Now}.")""", "_turns")]
    [InlineData(Marked + """, new($"It is {DateTime.Now}.")""", "[.. _turns, new UserMessageParam { Content = question }]")]
    public Task Behind_the_last_breakpoint_a_clock_is_fine(string blocks, string messages) => VerifyAsync(
        $$"""_turns.Add(new UserMessageParam { Content = question }); {{Request(blocks, messages)}}""", Turns + "private static string Today() => $\"Today is {DateTime.Today}.\";");

    [Theory]
    [InlineData("""new("Our handbook."), new($"It is {{|CPA1001:DateTime.Now|}}.")""", "[new UserMessageParam { Content = question }]", "")]
    [InlineData("""new($"It is {{|CPA1001:DateTime.Now|}}."), """ + Marked, "[new UserMessageParam { Content = question }]", "")]
    [InlineData(Marked + """, new($"It is {{|CPA1001:DateTime.Now|}}.")""", "[new UserMessageParam { Content = question }]", ", CacheControl = new()")]
    public Task Without_one_ahead_of_it_or_with_one_that_may_follow_it_is_not(string blocks, string messages, string more) =>
        VerifyAsync(Request(blocks, messages, more), Turns);

    [Theory]
    [InlineData("""private void Keep(string text) => _turns.Add(new UserMessageParam { Content = new List<ContentBlockParam> { new TextBlockParam(text) { CacheControl = new() } } });""", "_turns")]
    [InlineData("private static List<MessageParam> Load() => throw new NotSupportedException();", "Load()")]
    public Task Where_one_may_follow_it_is_only_hinted_at(string member, string messages) => VerifyAsync(
        Request(Marked + """, new($"It is {{|#0:DateTime.Now|}}.")""", messages), Turns + member, DiagnosticSeverity.Hidden);

    [Theory]
    [InlineData("WithCacheControl(Ttl.Ttl1h)")]
    [InlineData("WithBreakpoint()")]
    public async Task The_contents_of_a_chat_message_have_a_tail_too(string marked)
    {
        await VerifyAsync(Chat($$"""new TextContent("Our handbook.").{{marked}}, new TextContent($"It is {DateTime.Now}.")"""), "");
        await VerifyAsync(Chat("""new TextContent("Our handbook."), new TextContent($"It is {{|CPA1001:DateTime.Now|}}.")"""), "");
    }

    private static string Chat(string contents) =>
        $$"""await chat.GetResponseAsync([new ChatMessage(ChatRole.System, [{{contents}}]), new ChatMessage(ChatRole.User, question)]);""";

    private static string Request(string blocks, string messages, string more = "") =>
        $$"""await client.Messages.Create(new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 100, System = new List<TextBlockParam> { {{blocks}} }, Messages = {{messages}}{{more}} });""";

    /// <param name="statements">The statements.</param>
    /// <param name="members">The members beside them.</param>
    /// <param name="severity">How the clock at the place 0 is reported.</param>
    private static Task VerifyAsync(string statements, string members, DiagnosticSeverity? severity = null)
    {
        var test = new CSharpAnalyzerTest<VolatilityAnalyzer> { TestCode = RequestVerifier.Class(statements, members) };
        test.DisabledDiagnostics.AddRange(["CPA2005"]);
        if (severity is { } expected)
            test.ExpectedDiagnostics.Add(new DiagnosticResult("CPA1001", expected).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        return test.RunAsync();
    }
}
