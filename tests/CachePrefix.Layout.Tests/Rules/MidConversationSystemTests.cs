namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2008.</summary>
public class MidConversationSystemTests
{
    [Fact]
    public Task A_system_message_behind_a_user_message_is_reported() => RequestVerifier.VerifyFixAsync(
        """
        await chat.GetResponseAsync([new(ChatRole.System, "role"), new(ChatRole.User, question), {|CPA2008:new(ChatRole.System, "Be brief.")|}]);
        """,
        """
        await chat.GetResponseAsync([new(ChatRole.System, "role"), new(ChatRole.User, question), new(ChatRole.User, "Be brief.")]);
        """);

    [Fact]
    public Task A_system_message_behind_the_history_is_reported() => RequestVerifier.VerifyFixAsync(
        """
        List<ChatMessage> messages = [new ChatMessage(ChatRole.System, "role"), .. history];
                messages.Add({|CPA2008:new ChatMessage { Role = ChatRole.System, Contents = [new TextContent("Be brief.")] }|});
                await chat.GetResponseAsync(messages);
        """,
        """
        List<ChatMessage> messages = [new ChatMessage(ChatRole.System, "role"), .. history];
                messages.Add(new ChatMessage { Role = ChatRole.User, Contents = [new TextContent("Be brief.")] });
                await chat.GetResponseAsync(messages);
        """);

    [Fact]
    public Task A_model_that_refuses_it_is_named() => RequestVerifier.VerifyFixAsync(
        Parameters("{|CPA2008:new SystemMessageParam { Content = \"Be brief.\" }|}", "claude-haiku-4-5"),
        Parameters("new UserMessageParam { Content = \"Be brief.\" }", "claude-haiku-4-5"));

    [Theory]
    [InlineData("claude-opus-4-8")]
    [InlineData("a-model-of-tomorrow")]
    public Task A_model_that_takes_it_or_is_unknown_is_fine(string model) => RequestVerifier.VerifyAsync(Parameters("new SystemMessageParam { Content = \"Be brief.\" }", model));

    [Theory]
    [InlineData("[new(ChatRole.System, \"role\"), new(ChatRole.System, \"Be brief.\"), new(ChatRole.User, question)]")]
    [InlineData("[.. Prompts(), new(ChatRole.System, \"Be brief.\"), new(ChatRole.User, question)]")]
    [InlineData("[new(ChatRole.System, \"role\"), .. history, new(ChatRole.User, question)]")]
    [InlineData("[flag ? new ChatMessage(ChatRole.User, question) : new ChatMessage(ChatRole.System, \"role\"), new(ChatRole.System, \"Be brief.\")]")]
    public Task Leading_system_messages_are_fine(string messages) => RequestVerifier.VerifyAsync(
        $"await chat.GetResponseAsync({messages});", "private static List<ChatMessage> Prompts() => [];");

    [Fact]
    public Task OpenAI_takes_them() => RequestVerifier.VerifyAsync(
        "new OpenAI.Chat.ChatClient(\"gpt-5\", \"key\").CompleteChat([new OpenAI.Chat.UserChatMessage(\"question\"), new OpenAI.Chat.SystemChatMessage(\"Be brief.\")]);");

    private static string Parameters(string message, string model) => $$"""
        await client.Messages.Create(new MessageCreateParams
                {
                    Model = "{{model}}",
                    MaxTokens = 100,
                    Messages = [new UserMessageParam { Content = question }, {{message}}, new UserMessageParam { Content = question }],
                });
        """;
}
