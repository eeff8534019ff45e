using System.Text;
using System.Text.Json;
using CachePrefix.OpenAI.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Tests.Bytes;

/// <summary>What goes over the wire for a request with breakpoints.</summary>
public sealed class MarkTests
{
    private static readonly DataContent Png = new(new byte[] { 1, 2, 3 }, "image/png");

    [Fact]
    public async Task A_single_text_keeps_its_breakpoint_in_chat()
    {
        var body = await SendAsync("chat", [new(ChatRole.System, [new TextContent("Be \"kind\".\n").WithBreakpoint()]), new(ChatRole.User, "Hello?")]);

        Assert.Equal(
            """
            {"messages":[{"role":"system","content":[{"type":"text","text":"Be \"kind\".\n","prompt_cache_breakpoint":{"mode":"explicit"}}]},{"role":"user","content":"Hello?"}],"model":"gpt-5.6-sol","prompt_cache_key":"KEY","prompt_cache_options":{"mode":"explicit","ttl":"30m"}}
            """.Trim(),
            body);
    }

    [Fact]
    public async Task A_single_text_keeps_its_breakpoint_in_responses()
    {
        var body = await SendAsync("responses", [new(ChatRole.System, [new TextContent("Be kind.").WithBreakpoint()]), new(ChatRole.User, "Hello?")]);

        Assert.Equal(
            """
            {"model":"gpt-5.6-sol","input":[{"type":"message","role":"system","content":[{"type":"input_text","text":"Be kind.","prompt_cache_breakpoint":{"mode":"explicit"}}]},{"type":"message","role":"user","content":[{"type":"input_text","text":"Hello?"}]}],"prompt_cache_key":"KEY","prompt_cache_options":{"mode":"explicit","ttl":"30m"}}
            """.Trim(),
            body);
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task Every_system_text_stays_a_part_with_a_breakpoint_of_its_own(string kind)
    {
        var wire = new WireHandler(AnswerOf(kind));
        await Sdk.Create(kind, wire).WithOpenAICaching().GetResponseAsync(
            [new(ChatRole.System, [new TextContent("one").WithBreakpoint(), new TextContent("two"), new TextContent("three").WithBreakpoint()]), new(ChatRole.User, "Hello?")]);

        Assert.Equal(["0.0", "0.2"], Sent.Marks(wire.Json()));
        Assert.Equal(["one", "two", "three"], Sent.Messages(wire.Json())[0]!["content"]!.AsArray().Select(part => part!["text"]!.GetValue<string>()));
        Assert.Equal("system", Sent.Messages(wire.Json())[0]!["role"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("chat", "system")]
    [InlineData("chat", "developer")]
    [InlineData("responses", "system")]
    [InlineData("responses", "developer")]
    public async Task System_and_developer_messages_keep_their_role(string kind, string role)
    {
        var (plain, marked) = (new WireHandler(AnswerOf(kind)), new WireHandler(AnswerOf(kind)));
        await Sdk.Create(kind, plain).GetResponseAsync([new(new ChatRole(role), "one"), new(ChatRole.User, "Hello?")]);
        await Sdk.Create(kind, marked).WithOpenAICaching().GetResponseAsync([new ChatMessage(new ChatRole(role), "one").WithBreakpoint(), new(ChatRole.User, "Hello?")]);

        Assert.Equal(["0.0"], Sent.Marks(marked.Json()));
        Assert.Equal(Sent.Messages(plain.Json())[0]!["role"]!.GetValue<string>(), Sent.Messages(marked.Json())[0]!["role"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task Contents_tools_and_format_are_those_of_the_unmarked_request(string kind)
    {
        var options = new ChatOptions
        {
            Instructions = "Be brief.",
            MaxOutputTokens = 50,
            ResponseFormat = ChatResponseFormat.ForJsonSchema<Answer>(),
            Tools = [AIFunctionFactory.Create((int guests) => guests, "find_room", "Finds a room.")],
        };
        var (plain, marked) = (new WireHandler(AnswerOf(kind)), new WireHandler(AnswerOf(kind)));

        await Sdk.Create(kind, plain).GetResponseAsync(Conversation(mark: false), options);
        await Sdk.Create(kind, marked).WithOpenAICaching().GetResponseAsync(Conversation(mark: true), options);

        Assert.Equal(5, Sent.Marks(marked.Json()).Count);
        Assert.Equal(Sent.WithoutMarks(plain.Json()), Sent.WithoutMarks(marked.Json()));
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task No_member_is_written_twice(string kind)
    {
        var wire = new WireHandler(AnswerOf(kind));
        await Sdk.Create(kind, wire).WithOpenAICaching().GetResponseAsync(Conversation(mark: true));

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(wire.Bodies[0]));
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                names.Push(new(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject)
                names.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName)
                Assert.True(names.Peek().Add(reader.GetString()!), reader.GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task A_breakpoint_on_the_assistants_words_moves_back_to_what_it_answered(string kind)
    {
        var wire = new WireHandler(AnswerOf(kind));
        await Sdk.Create(kind, wire).WithOpenAICaching().GetResponseAsync(
            [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Hi."), new ChatMessage(ChatRole.Assistant, "Hello!").WithBreakpoint(), new(ChatRole.User, "Hello?")]);

        Assert.Equal(["1.0"], Sent.Marks(wire.Json()));
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task The_turn_that_an_earlier_call_ended_with_is_marked_again_so_that_it_is_found(string kind)
    {
        var wire = new WireHandler(AnswerOf(kind));
        await Sdk.Create(kind, wire).WithOpenAICaching().GetResponseAsync(
        [
            new(ChatRole.System, [new TextContent("Be kind.").WithBreakpoint()]), new(ChatRole.User, "One."), new(ChatRole.Assistant, "1"), new(ChatRole.User, "Two."),
            new(ChatRole.Assistant, "2"), new(ChatRole.User, "Three."), new ChatMessage(ChatRole.Assistant, "3").WithBreakpoint(), new(ChatRole.User, "Four."),
        ]);

        Assert.Equal(["0.0", "3.0", "5.0"], Sent.Marks(wire.Json()));
    }

    [Fact]
    public async Task Twelve_hours_are_asked_for_on_the_breakpoint_where_a_rung_lives_an_hour()
    {
        var messages = new ChatMessage[] { new(ChatRole.System, [new TextContent("one").WithBreakpoint(CacheTtl.OneHour), new TextContent("two").WithBreakpoint()]), new(ChatRole.User, "?") };
        var (chat, responses) = (new WireHandler(Answers.Chat), new WireHandler(Answers.Response));

        await Sdk.Create("chat", chat, "gpt-6.2-sol").WithOpenAICaching().GetResponseAsync(messages);
        await Sdk.Create("responses", responses, "gpt-6.2-sol").WithOpenAICaching().GetResponseAsync(messages);

        Assert.Equal(["0.0", "0.1"], Sent.Marks(chat.Json()));
        Assert.Equal(["0.0 12h", "0.1"], Sent.Marks(responses.Json()));
        Assert.Equal("""{"mode":"explicit","ttl":"30m"}""", responses.Json()["prompt_cache_options"]!.ToJsonString());
    }

    [Theory]
    [InlineData("chat", "gpt-5.1")]
    [InlineData("responses", "gpt-4o")]
    [InlineData("chat", "gemini-3.8-flash")]
    [InlineData("chat", "unknown")]
    public async Task Models_without_breakpoints_get_the_messages_as_they_are(string kind, string model)
    {
        var (plain, marked) = (new WireHandler(AnswerOf(kind)), new WireHandler(AnswerOf(kind)));

        await Sdk.Create(kind, plain, model).GetResponseAsync(Conversation(mark: false));
        await Sdk.Create(kind, marked, model).WithOpenAICaching().GetResponseAsync(Conversation(mark: true));

        var sent = marked.Json();
        sent.Remove("prompt_cache_key");
        sent.Remove("prompt_cache_retention");
        Assert.Equal(plain.Json().ToJsonString(), sent.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task The_callers_objects_stay_as_they_are(string kind)
    {
        var conversation = Conversation(mark: true);
        var options = new ChatOptions();

        await Sdk.Create(kind, new WireHandler(AnswerOf(kind))).WithOpenAICaching().GetResponseAsync(conversation, options);

        Assert.Null(options.RawRepresentationFactory);
        Assert.All(conversation, message => Assert.Null(message.RawRepresentation));
        Assert.All(conversation.SelectMany(message => message.Contents), content => Assert.Null(content.RawRepresentation));
    }

    private static async Task<string> SendAsync(string kind, IEnumerable<ChatMessage> messages)
    {
        var wire = new WireHandler(AnswerOf(kind));
        await Sdk.Create(kind, wire).WithOpenAICaching(new OpenAICachingOptions { CacheKey = "KEY" }).GetResponseAsync(messages);
        return wire.Bodies[0];
    }

    private static string AnswerOf(string kind) => kind == "chat" ? Answers.Chat : Answers.Response;

    /// <summary>Every kind of content that either interface takes, with a breakpoint behind some.</summary>
    private static List<ChatMessage> Conversation(bool mark)
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.System, [new TextContent("You help guests.")]) { AuthorName = "hotel" },
            new(ChatRole.User, [new TextContent("Look."), Copy(Png), new UriContent("https://example.org/a.png", "image/png"), new DataContent(new byte[] { 4 }, "application/pdf") { Name = "a.pdf" }]),
            new(ChatRole.Assistant, [new TextContent("A room?"), new FunctionCallContent("t1", "find_room", new Dictionary<string, object?> { ["guests"] = 2 }), new FunctionCallContent("t2", "find_room")]),
            new(ChatRole.Tool, [new FunctionResultContent("t1", "blue \"room\""), new FunctionResultContent("t2", new[] { "a", "b" })]),
            new(ChatRole.User, [new TextContent("Thanks."), new DataContent(new byte[] { 5 }, "audio/mpeg")]),
            new(ChatRole.User, "And now?"),
        ];
        if (mark)
        {
            messages[0].Contents[0].WithBreakpoint(CacheTtl.OneHour);
            messages[1].Contents[1].WithBreakpoint();
            messages[1].Contents[3].WithBreakpoint();
            messages[3].Contents[0].WithBreakpoint();
            messages[4].WithBreakpoint();
        }

        return messages;
    }

    private static DataContent Copy(DataContent data) => new(data.Data, data.MediaType);

    private sealed record Answer(string Room);
}
