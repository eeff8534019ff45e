using System.Text.Json;
using System.Text.Json.Nodes;
using Anthropic;
using Anthropic.Models.Messages;

namespace CachePrefix.Emulator.Tests.Support;

/// <summary>The official Anthropic SDK against an emulator on a clock that stands still.</summary>
internal sealed class Claude : IAsyncDisposable
{
    public const string Sonnet = "claude-sonnet-4-6";

    private static readonly Dictionary<string, JsonElement> None = [];

    private Claude(ProviderEmulator emulator, ManualTimeProvider clock)
    {
        Emulator = emulator;
        Clock = clock;
    }

    public ProviderEmulator Emulator { get; }

    public ManualTimeProvider Clock { get; }

    public static async Task<Claude> StartAsync(string? rules = null, FaultPlan? faults = null, TimeSpan? batchDuration = null)
    {
        var clock = new ManualTimeProvider();
        return new Claude(
            await ProviderEmulator.StartAsync(new EmulatorOptions
            {
                TimeProvider = clock,
                FirstTokenDelay = TimeSpan.Zero,
                BatchDuration = batchDuration ?? TimeSpan.FromMinutes(10),
                Rules = rules is null ? AnswerRules.Empty : AnswerRules.Parse(rules),
                Faults = faults ?? FaultPlan.None,
            }),
            clock);
    }

    /// <summary>A request body.</summary>
    public static JsonObject Body(JsonNode? system = null, JsonNode? messages = null, JsonNode? tools = null, string model = Sonnet)
    {
        var body = new JsonObject { ["model"] = model, ["max_tokens"] = 100 };
        if (tools is not null)
            body["tools"] = tools;
        if (system is not null)
            body["system"] = system;
        body["messages"] = messages ?? new JsonArray(Message("user", "Hello?"));
        return body;
    }

    public static JsonObject Message(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    public static JsonObject Text(string text, string? ttl = null) => Mark(new JsonObject { ["type"] = "text", ["text"] = text }, ttl);

    public static JsonObject Tool(string name, string description = "d", string? ttl = null) => Mark(
        new JsonObject { ["name"] = name, ["description"] = description, ["input_schema"] = new JsonObject { ["type"] = "object" } },
        ttl);

    /// <summary>Adds a marker: <c>5m</c>, <c>1h</c> or, for one without a lifetime, an empty string.</summary>
    public static JsonObject Mark(JsonObject block, string? ttl)
    {
        if (ttl is not null)
            block["cache_control"] = ttl.Length == 0 ? new JsonObject { ["type"] = "ephemeral" } : new JsonObject { ["type"] = "ephemeral", ["ttl"] = ttl };
        return block;
    }

    public AnthropicClient Client(string key = "key-1") =>
        new() { ApiKey = key, BaseUrl = Emulator.BaseAddress.ToString(), MaxRetries = 0 };

    public Task<Message> SendAsync(JsonObject body, string key = "key-1") => Client(key).Messages.Create(Parameters(body));

    public async Task<Tokens> UsageAsync(JsonObject body, string key = "key-1") => Tokens.Of((await SendAsync(body, key)).Usage);

    public async Task<List<RawMessageStreamEvent>> StreamAsync(JsonObject body)
    {
        var events = new List<RawMessageStreamEvent>();
        await foreach (var item in Client().Messages.CreateStreaming(Parameters(body)))
            events.Add(item);
        return events;
    }

    public static MessageCreateParams Parameters(JsonObject body) =>
        MessageCreateParams.FromRawUnchecked(None, None, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body)!);

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    /// <summary>Input tokens by class.</summary>
    public readonly record struct Tokens(long Uncached, long Read, long Written5m, long Written1h)
    {
        public static Tokens Of(Usage usage)
        {
            Assert.Equal(usage.CacheCreationInputTokens, usage.CacheCreation!.Ephemeral5mInputTokens + usage.CacheCreation.Ephemeral1hInputTokens);
            return new Tokens(usage.InputTokens, usage.CacheReadInputTokens!.Value, usage.CacheCreation.Ephemeral5mInputTokens, usage.CacheCreation.Ephemeral1hInputTokens);
        }
    }
}
