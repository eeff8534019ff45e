#pragma warning disable OPENAI001, SCME0001 // The raw forms that carry cache fields are still experimental in the SDK.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using OpenAI;
using OpenAI.Chat;

namespace CachePrefix.Emulator.Tests.Support;

/// <summary>The official OpenAI SDK against an emulator on a clock that stands still.</summary>
internal sealed class Gpt : IAsyncDisposable
{
    public const string Sol = "gpt-5.6-sol";

    private Gpt(ProviderEmulator emulator, ManualTimeProvider clock)
    {
        Emulator = emulator;
        Clock = clock;
    }

    public ProviderEmulator Emulator { get; }

    public ManualTimeProvider Clock { get; }

    public static async Task<Gpt> StartAsync(string? rules = null, TimeSpan? batchDuration = null)
    {
        var clock = new ManualTimeProvider();
        return new Gpt(
            await ProviderEmulator.StartAsync(new EmulatorOptions
            {
                TimeProvider = clock,
                FirstTokenDelay = TimeSpan.Zero,
                BatchDuration = batchDuration ?? TimeSpan.FromMinutes(10),
                Rules = rules is null ? AnswerRules.Empty : AnswerRules.Parse(rules),
            }),
            clock);
    }

    public static JsonObject Body(string model, params JsonObject[] messages) => new() { ["model"] = model, ["messages"] = new JsonArray([.. messages]) };

    public static JsonObject Message(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    public static JsonObject Part(string text, bool marked = false)
    {
        var part = new JsonObject { ["type"] = "text", ["text"] = text };
        if (marked)
            part["prompt_cache_breakpoint"] = new JsonObject { ["mode"] = "explicit" };
        return part;
    }

    public ChatClient Client(string model, string key = "key-1") => new(
        model,
        new ApiKeyCredential(key),
        new OpenAIClientOptions { Endpoint = Emulator.OpenAIAddress, RetryPolicy = new ClientRetryPolicy(0) });

    public async Task<ChatCompletion> SendAsync(JsonObject body, string key = "key-1") =>
        (ChatCompletion)await Client((string)body["model"]!, key).CompleteChatAsync(BinaryContent.Create(BinaryData.FromString(body.ToJsonString())));

    public async Task<Tokens> UsageAsync(JsonObject body, string key = "key-1")
    {
        var usage = (await SendAsync(body, key)).Usage;
        var details = usage.InputTokenDetails;
        return new Tokens(usage.InputTokenCount, details.CachedTokenCount, details.Patch.TryGetValue("$.cache_write_tokens"u8, out int written) ? written : null);
    }

    public async Task RefusedAsync(JsonObject body, int status, string message, string key = "key-1")
    {
        var error = await Assert.ThrowsAsync<ClientResultException>(() => SendAsync(body, key));
        Assert.Equal(status, error.Status);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    /// <summary>All input tokens, those read from the cache and those written to it.</summary>
    public readonly record struct Tokens(int Total, int Read, int? Written);
}
