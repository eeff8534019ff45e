namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2003 in plain SDK code.</summary>
public class RequestTtlOrderTests
{
    [Theory]
    [InlineData("new()", "new() { Ttl = Ttl.Ttl1h }")]
    [InlineData("new CacheControlEphemeral()", "new CacheControlEphemeral { Ttl = Ttl.Ttl1h }")]
    [InlineData("new CacheControlEphemeral { Ttl = Ttl.Ttl5m }", "new CacheControlEphemeral { Ttl = Ttl.Ttl1h }")]
    [InlineData("new CacheControlEphemeral { Ttl = \"5m\" }", "new CacheControlEphemeral { Ttl = Ttl.Ttl1h }")]
    [InlineData("Short", "new() { Ttl = Ttl.Ttl1h }")]
    public Task Tools_come_before_system(string marker, string raised) => RequestVerifier.VerifyFixAsync(
        Parameters("{|CPA2003:CacheControl = " + marker + "|}", "CacheControl = Long"), Parameters("CacheControl = " + raised, "CacheControl = Long"), Markers);

    [Theory]
    [InlineData("CacheControl = Long", "CacheControl = Short")]
    [InlineData("CacheControl = Long", "CacheControl = Long")]
    [InlineData("CacheControl = Short", "CacheControl = Short")]
    [InlineData("CacheControl = flag ? Long : Short", "CacheControl = Long")]
    [InlineData("CacheControl = flag ? null : Short", "CacheControl = Long")]
    [InlineData("CacheControl = null", "CacheControl = Long")]
    public Task Lifetimes_that_fall_or_are_unknown_are_fine(string tool, string system) => RequestVerifier.VerifyAsync(Parameters(tool, system), Markers);

    [Fact]
    public Task A_tool_without_a_key_that_the_adapter_reads_has_no_marker() => RequestVerifier.VerifyFixAsync(
        Function("{|CPA2003:[\"CacheControl\"] = new CacheControlEphemeral()|}"), Function("[\"CacheControl\"] = new CacheControlEphemeral { Ttl = Ttl.Ttl1h }"));

    [Fact]
    public Task The_raw_request_comes_first() => RequestVerifier.VerifyFixAsync(Raw("{|CPA2003:CacheControl = new()|}"), Raw("CacheControl = new() { Ttl = Ttl.Ttl1h }"));

    [Theory]
    [InlineData("new Anthropic.Models.Messages.CacheControlEphemeral()", "new Anthropic.Models.Messages.CacheControlEphemeral { Ttl = Anthropic.Models.Messages.Ttl.Ttl1h }")]
    [InlineData("Anthropic.Models.Messages.Ttl.Ttl5m", "Anthropic.Models.Messages.Ttl.Ttl1h")]
    [InlineData("(Anthropic.Models.Messages.Ttl?)null", "Anthropic.Models.Messages.Ttl.Ttl1h")]
    [InlineData("default(Anthropic.Models.Messages.Ttl?)", "Anthropic.Models.Messages.Ttl.Ttl1h")]
    public Task Names_that_are_not_in_scope_are_qualified(string marker, string raised) => RequestVerifier.VerifyFixAsync(
        Contents("{|CPA2003:WithCacheControl|}(" + marker + ")"), Contents("WithCacheControl(" + raised + ")"), usings: "using System.IO;");

    [Theory]
    [InlineData("", "CacheTtl.OneHour")]
    [InlineData("CachePrefix.CacheTtl.FiveMinutes", "CachePrefix.CacheTtl.OneHour")]
    public Task Neutral_breakpoints_are_read_alike(string marker, string raised) => RequestVerifier.VerifyFixAsync(
        Neutral("{|CPA2003:WithBreakpoint|}(" + marker + ")"), Neutral("WithBreakpoint(" + raised + ")"));

    [Fact]
    public Task Preview_types_are_read_alike() => RequestVerifier.VerifyFixAsync(Beta("{|CPA2003:CacheControl = new()|}"), Beta("CacheControl = new() { Ttl = Ttl.Ttl1h }"), usings: "using Anthropic.Models.Beta.Messages;");

    private const string Markers = """
        private static readonly CacheControlEphemeral Short = new() { Ttl = Ttl.Ttl5m };
            private static readonly CacheControlEphemeral Long = new() { Ttl = Ttl.Ttl1h };
        """;

    private static string Parameters(string tool, string system) => $$"""
        await client.Messages.Create(new MessageCreateParams
                {
                    Model = "claude-haiku-4-5",
                    MaxTokens = 100,
                    System = new List<TextBlockParam> { new("Our handbook.") { {{system}} } },
                    Tools = [new Tool { Name = "find", InputSchema = new InputSchema(), {{tool}} }],
                    Messages = [new UserMessageParam { Content = question }],
                });
        """;

    private static string Function(string property) => $$"""
        var find = AIFunctionFactory.Create(() => 1, new AIFunctionFactoryOptions { AdditionalProperties = new Dictionary<string, object?> { {{property}} } });
                await chat.GetResponseAsync([new ChatMessage(ChatRole.System, [new TextContent("role").WithCacheControl(Ttl.Ttl1h)])], new ChatOptions { Tools = [find] });
        """;

    private static string Raw(string marker) => $$"""
        var options = new ChatOptions
                {
                    RawRepresentationFactory = _ => new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 100, Messages = [], System = new List<TextBlockParam> { new("role") { {{marker}} } } },
                };
                await chat.GetResponseAsync([new ChatMessage(ChatRole.System, [new TextContent("handbook").WithCacheControl(Ttl.Ttl1h)])], options);
        """;

    private static string Contents(string call) => $$"""
        await chat.GetResponseAsync([new ChatMessage(ChatRole.System, [new TextContent("role").{{call}}, new TextContent("handbook").WithCacheControl(Anthropic.Models.Messages.Ttl.Ttl1h)])]);
        """;

    private static string Neutral(string call) => $$"""
        var options = CachePrefix.Breakpoint.WithToolsBreakpoint(new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1)] }, CachePrefix.CacheTtl.OneHour);
                await chat.GetResponseAsync([new ChatMessage(ChatRole.System, [new TextContent("role").{{call}}]), new ChatMessage(ChatRole.User, question).WithBreakpoint(CachePrefix.CacheTtl.OneHour)], options);
        """;

    private static string Beta(string marker) => $$"""
        await client.Beta.Messages.Create(new MessageCreateParams
                {
                    Model = "claude-haiku-4-5",
                    MaxTokens = 100,
                    System = new List<BetaTextBlockParam> { new("Our handbook.") { CacheControl = new() { Ttl = Ttl.Ttl1h } } },
                    Tools = [new BetaTool { Name = "find", InputSchema = new InputSchema(), {{marker}} }],
                    Messages = [new BetaUserMessageParam { Content = question }],
                });
        """;
}
