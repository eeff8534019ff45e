using CachePrefix.OpenAI.Tests.Support;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using OpenAI.Responses;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace CachePrefix.OpenAI.Tests.Bytes;

/// <summary>The settings of a request by the generation of its model.</summary>
public sealed class SettingTests
{
    [Theory]
    [InlineData("gpt-4o", CacheTtl.OneHour, null)]
    [InlineData("gpt-5.1", CacheTtl.FiveMinutes, null)]
    [InlineData("gpt-5.1", CacheTtl.OneHour, "24h")]
    [InlineData("gpt-5.5", CacheTtl.OneHour, null)]
    [InlineData("gpt-5.6-sol", CacheTtl.OneHour, null)]
    [InlineData("gemini-3.8-flash", CacheTtl.OneHour, null)]
    public async Task Retention_is_asked_for_where_the_model_takes_it_and_a_rung_lives_an_hour(string model, CacheTtl ttl, string? expected)
    {
        foreach (var kind in new[] { "chat", "responses" })
        {
            var body = await SendAsync(kind, model, ttl);

            Assert.Equal(expected, body["prompt_cache_retention"]?.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("gpt-4o", null)]
    [InlineData("gpt-5.1", null)]
    [InlineData("gpt-5.6-sol", """{"mode":"explicit","ttl":"30m"}""")]
    [InlineData("gpt-6.1-terra", """{"mode":"explicit","ttl":"30m"}""")]
    [InlineData("gemini-3.8-flash", null)]
    public async Task Options_are_sent_to_models_with_breakpoints(string model, string? expected)
    {
        foreach (var kind in new[] { "chat", "responses" })
            Assert.Equal(expected, (await SendAsync(kind, model))["prompt_cache_options"]?.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task Without_a_breakpoint_the_provider_places_its_own(string kind)
    {
        var wire = new WireHandler(AnswerOf(kind));
        await Sdk.Create(kind, wire).WithOpenAICaching().GetResponseAsync("Hello?");

        Assert.DoesNotContain("prompt_cache", wire.Bodies[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemini-3.8-flash", false)]
    [InlineData("unknown", false)]
    [InlineData("gpt-5.1", true)]
    public async Task A_key_is_sent_to_providers_that_take_one(string model, bool expected) =>
        Assert.Equal(expected, (await SendAsync("chat", model)).ContainsKey("prompt_cache_key"));

    [Fact]
    public async Task What_the_caller_set_stays()
    {
        var chat = new WireHandler(Answers.Chat);
        await Sdk.Create("chat", chat).WithOpenAICaching().GetResponseAsync(Messages(), new ChatOptions
        {
            RawRepresentationFactory = _ =>
            {
                var own = new ChatCompletionOptions { EndUserId = "me" };
                own.Patch.Set("$.prompt_cache_key"u8, "mine");
                return own;
            },
        });
        var responses = new WireHandler(Answers.Response);
        await Sdk.Create("responses", responses).WithOpenAICaching().GetResponseAsync(Messages(), new ChatOptions
        {
            RawRepresentationFactory = _ => new CreateResponseOptions { EndUserId = "me", PromptCacheKey = "mine" },
        });

        foreach (var body in new[] { chat.Json(), responses.Json() })
        {
            Assert.Equal(("me", "mine"), (body["user"]!.GetValue<string>(), body["prompt_cache_key"]!.GetValue<string>()));
            Assert.Equal("""{"mode":"explicit","ttl":"30m"}""", body["prompt_cache_options"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_deployment_is_known_by_the_model_that_the_options_name()
    {
        var wire = new WireHandler(Answers.Chat);
        await Sdk.Create("chat", wire, "our-deployment").WithOpenAICaching(new OpenAICachingOptions { Model = "gpt-5.6-sol" }).GetResponseAsync(Messages());

        Assert.Equal(["0.0"], Sent.Marks(wire.Json()));
        Assert.Equal("our-deployment", wire.Json()["model"]!.GetValue<string>());
    }

    [Fact]
    public void A_client_of_another_sdk_is_refused_by_name()
    {
        using var other = new OtherClient();

        var error = Assert.Throws<ArgumentException>(() => other.WithOpenAICaching());

        Assert.Contains("OtherClient' leads to no OpenAI.Chat.ChatClient", error.Message, StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> SendAsync(string kind, string model, CacheTtl ttl = CacheTtl.OneHour)
    {
        var wire = new WireHandler(AnswerOf(kind));
        await Sdk.Create(kind, wire, model).WithOpenAICaching().GetResponseAsync(Messages(ttl));
        return wire.Json();
    }

    private static ChatMessage[] Messages(CacheTtl ttl = CacheTtl.FiveMinutes) =>
        [new(ChatRole.System, [new TextContent("Be kind.").WithBreakpoint(ttl)]), new(ChatRole.User, "Hello?")];

    private static string AnswerOf(string kind) => kind == "chat" ? Answers.Chat : Answers.Response;

    private sealed class OtherClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
