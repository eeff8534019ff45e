namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2007.</summary>
public class DroppedMarkerRuleTests
{
    [Theory]
    [InlineData("{|CPA2007:content.AdditionalProperties![\"cache_control\"] = new CacheControlEphemeral()|};", "content.AdditionalProperties![\"anthropic:cache_control\"] = new CacheControlEphemeral();")]
    [InlineData("{|CPA2007:(content.AdditionalProperties ??= [])[\"CacheControl\"] = new CacheControlEphemeral()|};", "(content.AdditionalProperties ??= [])[\"anthropic:cache_control\"] = new CacheControlEphemeral();")]
    [InlineData("{|CPA2007:content.AdditionalProperties!.Add(\"anthropic:cache_control\", \"ephemeral\")|};", "content.AdditionalProperties!.Add(\"anthropic:cache_control\", new CacheControlEphemeral());")]
    public Task A_content_from_elsewhere_is_seen(string statement, string repaired) => RequestVerifier.VerifyFixAsync(Content(statement), Content(repaired));

    [Theory]
    [InlineData("content.AdditionalProperties![\"anthropic:cache_control\"] = new CacheControlEphemeral();")]
    [InlineData("content.AdditionalProperties![\"anthropic:cache_control\"] = marker;")]
    [InlineData("content.AdditionalProperties![\"source\"] = \"handbook\";")]
    [InlineData("content.AdditionalProperties![\"cache_control\"] = null;")]
    [InlineData("content.AdditionalProperties!.Remove(\"cache_control\");")]
    [InlineData("new Dictionary<string, object> { [\"cache_control\"] = 1 }.Clear();")]
    [InlineData("content.WithCacheControl(Ttl.Ttl5m);")]
    public Task What_is_sent_or_means_something_else_is_fine(string statement) => RequestVerifier.VerifyAsync("object marker = new CacheControlEphemeral(); " + Content(statement));

    [Theory]
    [InlineData("new ChatMessage(ChatRole.User, question) { AdditionalProperties = new() { {|CPA2007:[\"anthropic:cache_control\"] = new CacheControlEphemeral()|} } }")]
    [InlineData("new ChatOptions { AdditionalProperties = new() { {|CPA2007:[\"prompt_cache_key\"] = \"support\"|} } }")]
    [InlineData("new ChatOptions { AdditionalProperties = new() { {|CPA2007:[\"prompt_cache_retention\"] = \"24h\"|}, [\"strict\"] = true } }")]
    [InlineData("new ChatOptions { AdditionalProperties = new() { {|CPA2007:{ \"cache_control\", new CacheControlEphemeral() }|} } }")]
    public Task No_adapter_reads_it(string value) => RequestVerifier.VerifyFixAsync($"var value = {value};", $"var value = {value};");

    [Theory]
    [InlineData("new ChatOptions { AdditionalProperties = new() { [\"strict\"] = true } }")]
    [InlineData("new ChatOptions { RawRepresentationFactory = _ => new MessageCreateParams { Model = \"claude-haiku-4-5\", MaxTokens = 1, Messages = [], CacheControl = new() } }")]
    [InlineData("new OpenAI.Chat.SystemChatMessage(\"text\")")]
    public Task Others_are_fine(string value) => RequestVerifier.VerifyAsync($"var value = {value};");

    [Fact]
    public Task The_only_part_of_an_OpenAI_message_is_sent_without_its_breakpoint() => RequestVerifier.VerifyAsync("""
        var part = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("Our handbook.");
        {|CPA2007:part.Patch.Set("$.prompt_cache_breakpoint"u8, "{}")|};
        var message = new OpenAI.Chat.SystemChatMessage(part);
        """);

    [Fact]
    public Task One_of_two_parts_keeps_its_breakpoint() => RequestVerifier.VerifyAsync("""
        var part = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("Our handbook.");
        part.Patch.Set("$.prompt_cache_breakpoint"u8, "{}");
        var message = new OpenAI.Chat.SystemChatMessage(OpenAI.Chat.ChatMessageContentPart.CreateTextPart("role"), part);
        """);

    [Theory]
    [InlineData("new ChatOptions { Instructions = question }", "new TextContent(\"handbook\")")]
    [InlineData("new ChatOptions { Instructions = null }", "new TextContent(\"handbook\").WithCacheControl(Ttl.Ttl5m)")]
    [InlineData("new ChatOptions { Temperature = 0 }", "new TextContent(\"handbook\").WithCacheControl(Ttl.Ttl5m)")]
    [InlineData("flag ? new ChatOptions { Instructions = question } : null", "new TextContent(\"handbook\").WithCacheControl(Ttl.Ttl5m)")]
    public Task Instructions_without_marked_system_messages_are_fine(string options, string content) => RequestVerifier.VerifyAsync(
        $"await chat.GetResponseAsync([new ChatMessage(ChatRole.System, [{content}])], {options});");

    [Fact]
    public Task Instructions_that_are_set_by_a_statement_move_too() => RequestVerifier.VerifyFixAsync(
        """
        var options = new ChatOptions();
                {|CPA2007:options.Instructions = question|};
                var message = new ChatMessage(ChatRole.System, new List<AIContent>
                {
                    new TextContent("handbook").WithCacheControl(Ttl.Ttl5m),
                });
                await chat.GetResponseAsync(message, options);
        """,
        """
        var options = new ChatOptions();
                var message = new ChatMessage(ChatRole.System, new List<AIContent>
                {
                    new TextContent(question),
                    new TextContent("handbook").WithCacheControl(Ttl.Ttl5m),
                });
                await chat.GetResponseAsync(message, options);
        """);

    private static string Content(string statement) => $$"""
        foreach (var content in history.SelectMany(message => message.Contents))
                {
                    {{statement}}
                }
        """;
}
