using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace CachePrefix.Batch.Tests.Support;

/// <summary>Generated clients on the official SDKs, over HTTP, against an emulator whose batches end soon.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Rules =
        """
        { "rules": [
          { "match": { "regex": "^Ticket (\\d*[13579])$", "system": "with care", "models": ["SIMPLE"] }, "reply": { "json": { "word": "unsure" } } },
          { "match": { "regex": "^Ticket (\\d+)$" }, "reply": { "json": { "word": "tag{{1}}" } } }
        ] }
        """;

    private readonly string _kind;

    private Office(string kind, ProviderEmulator emulator)
    {
        _kind = kind;
        Emulator = emulator;
        Runtime = new PromptRuntime(new TierRegistry(new Tier("simple", Create(Simple(kind))), new Tier("complex", Create(Complex(kind)))));
    }

    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 5_000).Select(i => $"rule{i % 97}"));

    public static TheoryData<string> Kinds => new() { "anthropic", "openai chat", "openai responses" };

    public ProviderEmulator Emulator { get; }

    public PromptRuntime Runtime { get; }

    public static async Task<Office> OpenAsync(string kind, FaultPlan? faults = null, TimeSpan? duration = null) => new(kind, await ProviderEmulator.StartAsync(new EmulatorOptions
    {
        FirstTokenDelay = TimeSpan.Zero,
        BatchDuration = duration ?? TimeSpan.FromMilliseconds(50),
        BatchCacheHitRate = 1,
        Faults = faults ?? FaultPlan.None,
        Rules = AnswerRules.Parse(Rules.Replace("SIMPLE", Simple(kind), StringComparison.Ordinal)),
    }));

    public static BatchOptions Options(IBatchStore store, string? run = null) => new()
    {
        Store = store,
        Run = run,
        PollInterval = TimeSpan.FromMilliseconds(20),
        MaxPollInterval = TimeSpan.FromMilliseconds(40),
        SearchGrace = TimeSpan.Zero,
    };

    public static IEnumerable<TagPrompt> Tickets(int count) => Enumerable.Range(0, count).Select(number => new TagPrompt { Handbook = Handbook, Ticket = $"Ticket {number}" });

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private static string Simple(string kind) => kind == "anthropic" ? "claude-haiku-4-5" : "gpt-5.6-luna";

    private static string Complex(string kind) => kind == "anthropic" ? "claude-sonnet-4-6" : "gpt-5.6-terra";

    private IChatClient Create(string model)
    {
        var endpoint = new Uri(Emulator.BaseAddress, "v1");
        var key = new ApiKeyCredential("any");
        var retries = new ClientRetryPolicy(0);
        return _kind switch
        {
            "anthropic" => new AnthropicClient { BaseUrl = Emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "any", MaxRetries = 0 }.AsIChatClient(model).WithAnthropicCaching(),
            "openai chat" => new ChatClient(model, key, new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = retries }).AsIChatClient().WithOpenAICaching(),
            _ => new ResponsesClient(key, new ResponsesClientOptions { Endpoint = endpoint, RetryPolicy = retries }).AsIChatClient(model).WithOpenAICaching(),
        };
    }
}
