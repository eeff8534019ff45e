namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2010.</summary>
public class ChangedModeTests
{
    [Theory]
    [InlineData("ToolMode = ChatToolMode.Auto", "ToolMode = ChatToolMode.RequireAny")]
    [InlineData("Reasoning = new() { Effort = ReasoningEffort.Low }", "Reasoning = new() { Effort = ReasoningEffort.High }")]
    [InlineData("Temperature = 0", "ToolMode = ChatToolMode.None")]
    public Task Options_that_differ_are_reported(string first, string second) => RequestVerifier.VerifyAsync(Chat(first, "{|CPA2010:" + second + "|}"));

    [Theory]
    [InlineData("ToolMode = ChatToolMode.Auto", "ToolMode = ChatToolMode.Auto")]
    [InlineData("ToolMode = ChatToolMode.Auto", "ToolMode = flag ? ChatToolMode.None : ChatToolMode.Auto")]
    [InlineData("Temperature = 0", "Temperature = 1")]
    [InlineData("Reasoning = new() { Effort = ReasoningEffort.Low }", "Reasoning = new() { Effort = ReasoningEffort.Low }")]
    public Task Options_that_agree_or_are_unknown_are_fine(string first, string second) => RequestVerifier.VerifyAsync(Chat(first, second));

    [Fact]
    public Task Options_that_are_changed_between_calls_are_reported() => RequestVerifier.VerifyAsync("""
        List<ChatMessage> messages = [new(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)])];
        var options = new ChatOptions { ToolMode = ChatToolMode.Auto };
        await chat.GetResponseAsync(messages, options);
        {|CPA2010:options.ToolMode = ChatToolMode.None|};
        await chat.GetResponseAsync(messages, options);
        """);

    [Theory]
    [InlineData("Thinking = new ThinkingConfigEnabled(1024)")]
    [InlineData("OutputConfig = new OutputConfig { {|CPA2010:Effort = Effort.High|} }")]
    [InlineData("ToolChoice = new ToolChoiceAny()")]
    public Task A_copy_of_the_parameters_shares_its_messages(string changed) => RequestVerifier.VerifyAsync($$"""
        var parameters = new MessageCreateParams
        {
            Model = "claude-haiku-4-5",
            MaxTokens = 2000,
            Messages = [new UserMessageParam { Content = new List<ContentBlockParam> { new TextBlockParam(question) { CacheControl = new() } } }],
        };
        await client.Messages.Create(parameters);
        await client.Messages.Create(parameters with { {{(changed.Contains("CPA2010", StringComparison.Ordinal) ? changed : "{|CPA2010:" + changed + "|}")}} });
        """);

    [Fact]
    public Task Calls_that_share_no_cached_messages_are_fine() => RequestVerifier.VerifyAsync("""
        List<ChatMessage> first = [new(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)])];
        List<ChatMessage> second = [new(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)])];
        List<ChatMessage> unmarked = [new(ChatRole.User, question)];
        await chat.GetResponseAsync(first, new ChatOptions { ToolMode = ChatToolMode.Auto });
        await chat.GetResponseAsync(second, new ChatOptions { ToolMode = ChatToolMode.None });
        await chat.GetResponseAsync(unmarked, new ChatOptions { ToolMode = ChatToolMode.Auto });
        await chat.GetResponseAsync(unmarked, new ChatOptions { ToolMode = ChatToolMode.None });
        """);

    private static string Chat(string first, string second) => $$"""
        List<ChatMessage> messages = [new(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)])];
        await chat.GetResponseAsync(messages, new ChatOptions { {{first}} });
        await chat.GetResponseAsync(messages, new ChatOptions { {{second}} });
        """;
}
