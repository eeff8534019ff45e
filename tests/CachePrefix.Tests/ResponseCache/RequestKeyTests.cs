using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.ResponseCache;

public class RequestKeyTests
{
    private static readonly ResponseCacheOptions Settings = new();

    /// <summary>Short texts of few letters, so that equal requests and near misses both come up, with what separators would look like.</summary>
    private static readonly Gen<string> Text = Gen.String[Gen.Int[0, 5].Select(static i => "ab:\n\0s"[i]), 0, 3];

    private static readonly Gen<(string Role, string[] Texts)> Message = Gen.Select(Gen.Int[0, 2].Select(static i => new[] { "system", "user", "assistant" }[i]), Text.Array[0, 3]);

    private static readonly Gen<Request> Requests = Gen.Select(
        Message.Array[0, 3], Gen.Int[0, 2], Gen.Int[0, 2].Select(static i => new[] { "none", "auto", "find" }[i]), Text.Array[0, 2], Text, Text.Null(), Text.Null(),
        static (messages, temperature, mode, tools, image, scope, identity) => new Request(messages, temperature, mode, tools, image, scope, identity));

    [Fact]
    public void Keys_are_equal_exactly_when_the_requests_are() =>
        Gen.Select(Requests, Requests).Sample(
            static pair => (KeyOf(pair.Item1) == KeyOf(pair.Item2)) == pair.Item1.IsSame(pair.Item2),
            iter: 20_000, threads: 1);

    [Fact]
    public void A_request_has_the_key_of_its_copy() =>
        Requests.Sample(static request => KeyOf(request) == KeyOf(request with { }), iter: 2_000, threads: 1);

    public static TheoryData<string, Action<ChatOptions>> Shaping => new()
    {
        { "model", static options => options.ModelId = "other" },
        { "instructions", static options => options.Instructions = "be brief" },
        { "conversation", static options => options.ConversationId = "c1" },
        { "top-p", static options => options.TopP = 0.5f },
        { "top-k", static options => options.TopK = 4 },
        { "seed", static options => options.Seed = 7 },
        { "frequency", static options => options.FrequencyPenalty = 1 },
        { "presence", static options => options.PresencePenalty = 1 },
        { "stop", static options => options.StopSequences = ["x"] },
        { "bound", static options => options.MaxOutputTokens = 3 },
        { "parallel tools", static options => options.AllowMultipleToolCalls = false },
        { "reasoning", static options => options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High } },
        { "format", static options => options.ResponseFormat = ChatResponseFormat.Json },
        { "schema", static options => options.ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object"}""").RootElement) },
        { "tool description", static options => options.Tools = [AIFunctionFactory.Create(static () => 1, "f", "other")] },
        { "tool schema", static options => options.Tools = [AIFunctionFactory.Create(static (int x) => x, "f", "first")] },
        { "tool order", static options => options.Tools = [Tool("g"), Tool("f")] },
        { "property", static options => options.AdditionalProperties = new() { ["service_tier"] = "flex" } },
        { "nested property", static options => options.AdditionalProperties = new() { ["a"] = JsonDocument.Parse("""{"b":[1,2]}""").RootElement } },
    };

    [Theory]
    [MemberData(nameof(Shaping))]
    public void Whatever_shapes_an_answer_is_in_the_key(string what, Action<ChatOptions> change)
    {
        var options = new ChatOptions { Tools = [Tool("f"), Tool("g")] };
        var changed = options.Clone();
        change(changed);

        Assert.False(KeyOf([new(ChatRole.User, "q")], options) == KeyOf([new(ChatRole.User, "q")], changed), what);
    }

    [Fact]
    public void Ids_times_and_cache_marks_are_not_in_the_key()
    {
        var marked = new ChatMessage(ChatRole.User, [new TextContent("q").WithBreakpoint()])
        {
            MessageId = Guid.NewGuid().ToString(),
            CreatedAt = DateTimeOffset.UtcNow,
        }.WithBreakpoint(CacheTtl.OneHour);
        var options = new ChatOptions().WithToolsBreakpoint();

        Assert.Equal(KeyOf([new(ChatRole.User, "q")], new ChatOptions()), KeyOf([marked], options));
    }

    [Fact]
    public void Images_and_documents_count_by_their_bytes()
    {
        static string? Key(byte[] bytes, string type) => KeyOf([new(ChatRole.User, [new DataContent(bytes, type)])], options: null);

        Assert.Equal(Key([1, 2], "image/png"), Key([1, 2], "image/png"));
        Assert.NotEqual(Key([1, 2], "image/png"), Key([1, 3], "image/png"));
        Assert.NotEqual(Key([1, 2], "image/png"), Key([1, 2], "image/jpeg"));
    }

    [Fact]
    public void The_order_of_members_in_arguments_does_not_count()
    {
        static string? Key(IDictionary<string, object?> arguments) =>
            KeyOf([new(ChatRole.Assistant, [new FunctionCallContent("1", "f", arguments)])], options: null);

        Assert.Equal(
            Key(new Dictionary<string, object?> { ["a"] = 1, ["b"] = JsonDocument.Parse("""{"x":1,"y":2}""").RootElement }),
            Key(new Dictionary<string, object?> { ["b"] = JsonDocument.Parse("""{"y":2,"x":1}""").RootElement, ["a"] = 1 }));
    }

    [Fact]
    public void What_cannot_be_compared_has_no_key()
    {
        var raw = new ChatOptions { RawRepresentationFactory = static _ => new object() };

        Assert.Null(KeyOf([new(ChatRole.User, "q")], raw));
        Assert.Null(KeyOf([new(ChatRole.User, [new AIContent { RawRepresentation = new object() }])], options: null));
        Assert.NotNull(RequestKey.Of([new(ChatRole.User, "q")], raw, null, null, new ResponseCacheOptions { RawOptionsKey = static _ => "effort=high" }));
    }

    private static AITool Tool(string name) => AIFunctionFactory.Create(static () => 1, name, "first");

    private static string? KeyOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options) => RequestKey.Of(messages, options, null, null, Settings);

    private static string? KeyOf(Request request)
    {
        var messages = request.Messages
            .Select(static message => new ChatMessage(new ChatRole(message.Role), [.. message.Texts.Select(static text => new TextContent(text))]) { MessageId = Guid.NewGuid().ToString() })
            .Append(new ChatMessage(ChatRole.User, [new DataContent(System.Text.Encoding.UTF8.GetBytes(request.Image), "image/png")]))
            .ToList();
        var options = new ChatOptions
        {
            Temperature = request.Temperature,
            ToolMode = request.Mode switch { "none" => ChatToolMode.None, "auto" => ChatToolMode.Auto, _ => ChatToolMode.RequireSpecific(request.Mode) },
            Tools = [.. request.Tools.Select(static (name, index) => Tool("t" + index + name))],
        };
        return RequestKey.Of(messages, options, request.Scope, request.Identity, Settings);
    }

    private sealed record Request((string Role, string[] Texts)[] Messages, int Temperature, string Mode, string[] Tools, string Image, string? Scope, string? Identity)
    {
        public bool IsSame(Request other) => JsonSerializer.Serialize(Parts()) == JsonSerializer.Serialize(other.Parts());

        private object[] Parts() =>
            [Messages.Select(static message => new object[] { message.Role, message.Texts }), Temperature, Mode, Tools, Image, Scope!, Identity!];
    }
}
