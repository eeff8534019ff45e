using Microsoft.CodeAnalysis;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>CPA2002.</summary>
public class TooManyBreakpointsTests
{
    [Fact]
    public Task The_breakpoint_with_the_shortest_text_behind_it_is_reported() => RequestVerifier.VerifyFixAsync(
        Parameters("{|CPA2002:CacheControl = new()|}"),
        Parameters(""));

    [Fact]
    public Task Two_surplus_breakpoints_are_two_findings() => RequestVerifier.VerifyFixAsync(
        Chat("""
            new TextContent("one").{|CPA2002:WithCacheControl|}(Ttl.Ttl5m),
            new TextContent("two").{|CPA2002:WithCacheControl|}(Ttl.Ttl5m),
            new TextContent("three, which is longer").WithCacheControl(Ttl.Ttl5m),
            new TextContent("between, which is longer").WithCacheControl(Ttl.Ttl5m),
            new TextContent("four, which is longer still").WithCacheControl(Ttl.Ttl5m),
            new TextContent("five, the longest text of them all").WithCacheControl(Ttl.Ttl5m),
            """),
        Chat("""
            new TextContent("one"),
            new TextContent("two"),
            new TextContent("three, which is longer").WithCacheControl(Ttl.Ttl5m),
            new TextContent("between, which is longer").WithCacheControl(Ttl.Ttl5m),
            new TextContent("four, which is longer still").WithCacheControl(Ttl.Ttl5m),
            new TextContent("five, the longest text of them all").WithCacheControl(Ttl.Ttl5m),
            """));

    [Fact]
    public Task The_marker_of_the_request_counts() => RequestVerifier.VerifyFixAsync(
        Automatic("new TextBlockParam(\"one\") { {|CPA2002:CacheControl = new()|} }", "question"),
        Automatic("new TextBlockParam(\"one\")", "question"));

    [Fact]
    public Task The_marker_of_the_request_does_not_count_where_the_last_block_is_marked() => RequestVerifier.VerifyAsync("""
        var parameters = new MessageCreateParams
        {
            Model = "claude-haiku-4-5",
            MaxTokens = 100,
            CacheControl = new(),
            System = new List<TextBlockParam> { new("one") { CacheControl = new() }, new("two") { CacheControl = new() }, new("three") { CacheControl = new() } },
            Messages = [new UserMessageParam { Content = new List<ContentBlockParam> { new TextBlockParam(question) { CacheControl = new() } } }],
        };
        """);

    [Fact]
    public Task Messages_that_are_added_count() => RequestVerifier.VerifyAsync("""
        var messages = new List<ChatMessage> { new(ChatRole.System, [Marked("role").WithCacheControl(Ttl.Ttl5m)]) };
        var options = new ChatOptions { Tools = [] };
        options.Tools.Add(((ToolUnion)new Tool { Name = "find", InputSchema = new InputSchema(), CacheControl = new() }).AsAITool());
        messages.Add(new ChatMessage(ChatRole.User, [new TextContent("one").{|CPA2002:WithCacheControl|}(Ttl.Ttl5m)]));
        messages.AddRange([new ChatMessage(ChatRole.User, [new TextContent("two!").WithCacheControl(Ttl.Ttl5m)])]);
        messages.Add(new ChatMessage(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)]));
        await chat.GetResponseAsync(messages, options);
        """,
        "private static TextContent Marked(string text) => new(text);");

    [Fact]
    public Task A_list_that_goes_to_other_code_is_judged_by_itself() => RequestVerifier.VerifyAsync("""
        List<ChatMessage> messages = [new(ChatRole.System, [new TextContent("one").{|CPA2002:WithCacheControl|}(Ttl.Ttl5m), new TextContent("two").WithCacheControl(Ttl.Ttl5m), new TextContent("three").WithCacheControl(Ttl.Ttl5m), new TextContent("four").WithCacheControl(Ttl.Ttl5m), new TextContent("five").WithCacheControl(Ttl.Ttl5m)])];
        await Send(messages);
        """,
        "private static Task Send(List<ChatMessage> messages) => Task.CompletedTask;");

    [Theory]
    [InlineData("if (flag) messages.Add(new ChatMessage(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)]));")]
    [InlineData("foreach (var item in history) messages.Add(new ChatMessage(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)]));")]
    [InlineData("messages.Add(new ChatMessage(ChatRole.User, [flag ? new TextContent(question).WithCacheControl(Ttl.Ttl5m) : new TextContent(question)]));")]
    [InlineData("messages.Clear(); messages.Add(new ChatMessage(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)]));")]
    [InlineData("Trim(messages); messages.Add(new ChatMessage(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)]));")]
    [InlineData("messages = Trimmed(messages); messages.Add(new ChatMessage(ChatRole.User, [new TextContent(question).WithCacheControl(Ttl.Ttl5m)]));")]
    [InlineData("messages.AddRange(history);")]
    public Task What_may_not_be_sent_does_not_count(string statement) => RequestVerifier.VerifyAsync($$"""
        List<ChatMessage> messages = [new(ChatRole.System, [new TextContent("one").WithCacheControl(Ttl.Ttl5m), new TextContent("two").WithCacheControl(Ttl.Ttl5m), new TextContent("three").WithCacheControl(Ttl.Ttl5m), new TextContent("four").WithCacheControl(Ttl.Ttl5m)])];
        {{statement}}
        await chat.GetResponseAsync(messages);
        """,
        """
        private static void Trim(List<ChatMessage> messages) => messages.RemoveAt(0);
        private static List<ChatMessage> Trimmed(List<ChatMessage> messages) => [.. messages.Skip(1)];
        """);

    [Fact]
    public Task Neutral_breakpoints_count() => RequestVerifier.VerifyFixAsync(
        Neutral("new ChatMessage(ChatRole.User, \"one\").{|CPA2002:WithBreakpoint|}()"),
        Neutral("new ChatMessage(ChatRole.User, \"one\")"));

    [Fact]
    public Task Null_is_no_marker_of_a_content() => RequestVerifier.VerifyAsync("""
        await chat.GetResponseAsync([new(ChatRole.System, [new TextContent("one").WithCacheControl((CacheControlEphemeral?)null), new TextContent("two").WithCacheControl(Ttl.Ttl5m), new TextContent("three").WithCacheControl(Ttl.Ttl5m), new TextContent("four").WithCacheControl(Ttl.Ttl5m), new TextContent("five").WithCacheControl(Ttl.Ttl5m)])]);
        """);

    [Fact]
    public Task Null_is_no_marker() => RequestVerifier.VerifyAsync(Parameters("CacheControl = null"));

    [Fact]
    public Task OpenAI_keeps_the_last_four_and_says_nothing() => RequestVerifier.VerifyFixAsync(
        Patched("{|#0:a.Patch.Set(\"$.prompt_cache_breakpoint\"u8, \"{}\")|};"),
        Patched(""),
        expected: new DiagnosticResult("CPA2002", DiagnosticSeverity.Warning).WithLocation(0).WithMessage("The request has 5 breakpoints, but OpenAI keeps only the last 4; this one saves least, remove it"));

    [Fact]
    public Task Two_requests_have_four_each() => RequestVerifier.VerifyAsync(string.Concat(Enumerable.Repeat("""
        await chat.GetResponseAsync([new(ChatRole.System, [new TextContent("one").WithCacheControl(Ttl.Ttl5m), new TextContent("two").WithCacheControl(Ttl.Ttl5m), new TextContent("three").WithCacheControl(Ttl.Ttl5m), new TextContent("four").WithCacheControl(Ttl.Ttl5m)])]);

        """, 2)));

    private static string Parameters(string marker) => $$"""
        var tool = new Tool { Name = "find", InputSchema = new InputSchema(), CacheControl = new() };
        var parameters = new MessageCreateParams
                {
                    Model = "claude-haiku-4-5",
                    MaxTokens = 100,
                    Tools = [tool],
                    System = new List<TextBlockParam>
                    {
                        new("You answer questions about the products of Acme.") {{(marker.Length == 0 ? "" : "{ " + marker + " }")}},
                        new("Be brief.") { CacheControl = new() },
                        new(question) { CacheControl = new() },
                    },
                    Messages = [new UserMessageParam { Content = new List<ContentBlockParam> { new TextBlockParam(question) { CacheControl = new() } } }],
                };
        """.Replace(") ,", "),", StringComparison.Ordinal);

    private static string Automatic(string first, string last) => $$"""
        var parameters = new MessageCreateParams
                {
                    Model = "claude-haiku-4-5",
                    MaxTokens = 100,
                    CacheControl = new(),
                    System = new List<TextBlockParam> { {{first}}, new TextBlockParam("two") { CacheControl = new() }, new TextBlockParam("three") { CacheControl = new() }, new TextBlockParam("four") { CacheControl = new() } },
                    Messages = [new UserMessageParam { Content = {{last}} }],
                };
        """;

    private static string Neutral(string first) => $$"""
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1)] }.WithToolsBreakpoint();
                await chat.GetResponseAsync(
                [
                    new ChatMessage(ChatRole.System, [new TextContent("role").WithBreakpoint()]),
                    {{first}},
                    new ChatMessage(ChatRole.Assistant, [new TextContent("two, three")]).WithBreakpoint(),
                    new ChatMessage(ChatRole.User, question).WithBreakpoint(),
                ], options);
        """;

    private static string Chat(string contents) => $$"""
        await chat.GetResponseAsync(
                [
                    new ChatMessage(ChatRole.System, new List<AIContent>
                    {
                        {{contents}}
                    }),
                    new ChatMessage(ChatRole.User, question),
                ]);
        """;

    private static string Patched(string first) => $$"""
        var a = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("a");
                var b = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("bb");
                var c = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("cccc");
                var d = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("dddddd");
                var e = OpenAI.Chat.ChatMessageContentPart.CreateTextPart("eeeeeeee");
                {{first}}
                b.Patch.Set("$.prompt_cache_breakpoint"u8, "{}");
                c.Patch.Set("$.prompt_cache_breakpoint"u8, "{}");
                d.Patch.Set("$.prompt_cache_breakpoint"u8, "{}");
                e.Patch.Set("$.prompt_cache_breakpoint"u8, "{}");
                new OpenAI.Chat.ChatClient("gpt-5.6", "key").CompleteChat([new OpenAI.Chat.SystemChatMessage(a, b, c, d, e)]);
        """.Replace("        \n", "", StringComparison.Ordinal);
}
