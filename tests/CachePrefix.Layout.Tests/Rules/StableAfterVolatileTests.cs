namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2001 in plain SDK code.</summary>
public class StableAfterVolatileTests
{
    private const string Rules = "const string Rules = \"You answer questions about our products from the handbook below, and from nothing else. If it does not say, say so.\";";

    [Fact]
    public Task A_constant_message_behind_one_that_differs_goes_first() => RequestVerifier.VerifyFixAsync(
        """
        await chat.GetResponseAsync([
                    new ChatMessage(ChatRole.System, $"The customer is {question}."),
                    {|CPA2001:new ChatMessage(ChatRole.System, Rules)|},
                    new ChatMessage(ChatRole.User, "Hello."),
                ]);
        """,
        """
        await chat.GetResponseAsync([
                    new ChatMessage(ChatRole.System, Rules),
                    new ChatMessage(ChatRole.System, $"The customer is {question}."),
                    new ChatMessage(ChatRole.User, "Hello."),
                ]);
        """,
        Rules);

    [Fact]
    public Task A_constant_block_behind_one_that_differs_goes_first() => RequestVerifier.VerifyFixAsync(
        """var request = new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 10, Messages = [], System = new List<TextBlockParam> { new($"About {question}."), {|CPA2001:new(Rules)|} } };""",
        """var request = new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 10, Messages = [], System = new List<TextBlockParam> { new(Rules), new($"About {question}.") } };""",
        Rules);

    [Theory]
    [InlineData("[new ChatMessage(ChatRole.System, Rules), new ChatMessage(ChatRole.System, question)]")]
    [InlineData("[new ChatMessage(ChatRole.System, question), new ChatMessage(ChatRole.System, \"In short:\")]")]
    [InlineData("[new ChatMessage(ChatRole.System, Handbook), new ChatMessage(ChatRole.System, Rules)]")]
    [InlineData("[new ChatMessage(ChatRole.User, question), new ChatMessage(ChatRole.User, Rules)]")]
    public Task Text_in_the_right_order_short_text_and_other_turns_are_fine(string messages) =>
        RequestVerifier.VerifyAsync($"await chat.GetResponseAsync({messages});", Rules + "static readonly string Handbook = System.IO.File.ReadAllText(\"handbook.md\");");
}
