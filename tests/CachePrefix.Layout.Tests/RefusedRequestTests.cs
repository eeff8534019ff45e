namespace CachePrefix.Layout.Tests;

/// <summary>What the rules call an error is what the provider refuses, and what the fixes leave is what it accepts.</summary>
public class RefusedRequestTests
{
    [Fact]
    public async Task Five_breakpoints_are_refused_and_four_are_not() => await ProveAsync(
        "CPA2002",
        "A maximum of 4 blocks with cache_control may be provided. Found 5.",
        """
        await client.Messages.Create(new MessageCreateParams
        {
            Model = "claude-haiku-4-5",
            MaxTokens = 100,
            Tools = [new Tool { Name = "find", InputSchema = new InputSchema(), CacheControl = new() }],
            System = new List<TextBlockParam>
            {
                new() { Text = "You answer questions about the products of Acme.", CacheControl = new() },
                new() { Text = "Be brief.", CacheControl = new() },
                new() { Text = "Our handbook: everything can be returned within thirty days.", CacheControl = new() },
            },
            Messages =
            [
                new UserMessageParam
                {
                    Content = new List<ContentBlockParam> { new TextBlockParam("May I return my kettle?") { CacheControl = new() } },
                },
            ],
        });
        """);

    [Fact]
    public async Task Five_breakpoints_of_a_chat_client_are_refused_and_four_are_not() => await ProveAsync(
        "CPA2002",
        "A maximum of 4 blocks with cache_control may be provided. Found 5.",
        """
        var chat = client.AsIChatClient("claude-haiku-4-5", 100);
        List<ChatMessage> messages =
        [
            new(ChatRole.System,
            [
                new TextContent("You answer questions about the products of Acme.").WithCacheControl(Ttl.Ttl1h),
                new TextContent("Our handbook: everything can be returned within thirty days.").WithCacheControl(Ttl.Ttl1h),
            ]),
        ];
        messages.Add(new ChatMessage(ChatRole.User, [new TextContent("May I return my kettle?").WithCacheControl(Ttl.Ttl5m)]));
        messages.Add(new ChatMessage(ChatRole.Assistant, [new TextContent("Yes.").WithCacheControl(Ttl.Ttl5m)]));
        messages.Add(new ChatMessage(ChatRole.User, [new TextContent("And my toaster?").WithCacheControl(Ttl.Ttl5m)]));
        await chat.GetResponseAsync(messages);
        """);

    [Fact]
    public async Task A_longer_lifetime_after_a_shorter_one_is_refused_and_the_raised_one_is_not() => await ProveAsync(
        "CPA2003",
        "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block",
        """
        await client.Messages.Create(new MessageCreateParams
        {
            Model = "claude-haiku-4-5",
            MaxTokens = 100,
            Messages =
            [
                new UserMessageParam { Content = "May I return my kettle?" },
            ],
            System = new List<TextBlockParam> { new("Our handbook.") { CacheControl = new CacheControlEphemeral { Ttl = Ttl.Ttl1h } } },
            Tools = [new Tool { Name = "find", InputSchema = new InputSchema(), CacheControl = new CacheControlEphemeral() }],
        });
        """);

    [Fact]
    public async Task A_longer_lifetime_after_a_shorter_one_of_a_chat_client_is_refused_and_the_raised_one_is_not() => await ProveAsync(
        "CPA2003",
        "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block",
        """
        var role = new TextContent("You answer questions about the products of Acme.").WithCacheControl(Ttl.Ttl5m);
        var handbook = new TextContent("Our handbook.");
        handbook.WithCacheControl(Ttl.Ttl1h);
        await client.AsIChatClient("claude-haiku-4-5", 100).GetResponseAsync(
        [
            new ChatMessage(ChatRole.System, [role, handbook]),
            new ChatMessage(ChatRole.User, "May I return my kettle?"),
        ]);
        """);

    [Fact]
    public async Task A_breakpoint_on_an_empty_text_is_refused_and_its_removal_is_not() => await ProveAsync(
        "CPA2004",
        "cache_control cannot be set for empty text blocks",
        """
        await client.Messages.Create(new MessageCreateParams
        {
            Model = "claude-haiku-4-5",
            MaxTokens = 100,
            System = new List<TextBlockParam>
            {
                new() { Text = "You answer questions about the products of Acme." },
                new() { Text = "", CacheControl = new() },
            },
            Messages = [new UserMessageParam { Content = "May I return my kettle?" }],
        });
        """);

    [Fact]
    public async Task A_breakpoint_on_white_space_of_a_chat_client_is_refused_and_its_removal_is_not() => await ProveAsync(
        "CPA2004",
        "text content blocks must contain non-whitespace text",
        """
        const string Separator = "\n\n";
        await client.AsIChatClient("claude-haiku-4-5", 100).GetResponseAsync(
        [
            new ChatMessage(ChatRole.System, [new TextContent("You answer questions about the products of Acme."), new TextContent(Separator).WithCacheControl(Ttl.Ttl5m)]),
            new ChatMessage(ChatRole.User, "May I return my kettle?"),
        ]);
        """);

    [Fact]
    public async Task A_system_message_in_mid_conversation_is_refused_and_a_user_message_is_not() => await ProveAsync(
        "CPA2008",
        "role 'system' is not supported on this model",
        """
        await client.AsIChatClient("claude-haiku-4-5", 100).GetResponseAsync(
        [
            new ChatMessage(ChatRole.System, "You answer questions about the products of Acme."),
            new ChatMessage(ChatRole.User, "May I return my kettle?"),
            new ChatMessage(ChatRole.System, "Answer in one word."),
        ]);
        """);

    private static async Task ProveAsync(string id, string words, string body)
    {
        var program = RequestProgram.Create(body);
        Assert.Equal([id], (await program.FindingsAsync()).Select(finding => finding.Id));
        var refused = await program.SendAsync();
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Words, StringComparison.Ordinal);

        var repaired = await program.FixedAsync();
        Assert.Equal((200, string.Empty), await repaired.SendAsync());
    }
}
