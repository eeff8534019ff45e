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
    private readonly HttpMessageHandler? _network;

    private Office(string kind, ProviderEmulator emulator, TimeProvider? time, HttpMessageHandler? network)
    {
        _kind = kind;
        _network = network;
        Emulator = emulator;
        Runtime = RuntimeOf(time: time);
    }

    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 5_000).Select(i => $"rule{i % 97}"));

    public static TheoryData<string> Kinds => new() { "anthropic", "openai chat", "openai responses" };

    public ProviderEmulator Emulator { get; }

    public PromptRuntime Runtime { get; }

    /// <summary>New clients each time, as in another process.</summary>
    public TierRegistry Tiers => new(new Tier("simple", Create(Simple(_kind))), new Tier("complex", Create(Complex(_kind))));

    /// <summary>Opens an office.</summary>
    /// <param name="kind">The provider's interface.</param>
    /// <param name="faults">What goes wrong at the provider.</param>
    /// <param name="duration">How long a batch takes.</param>
    /// <param name="time">The clock of both sides; the system's when <see langword="null"/>.</param>
    /// <param name="network">Stands between the SDK and the provider.</param>
    /// <param name="rules">What is answered; <see cref="Rules"/> when <see langword="null"/>.</param>
    public static async Task<Office> OpenAsync(
        string kind, FaultPlan? faults = null, TimeSpan? duration = null, TimeProvider? time = null, HttpMessageHandler? network = null, AnswerRules? rules = null) => new(kind, await ProviderEmulator.StartAsync(new EmulatorOptions
    {
        TimeProvider = time ?? TimeProvider.System,
        FirstTokenDelay = TimeSpan.Zero,
        BatchDuration = duration ?? TimeSpan.FromMilliseconds(50),
        BatchCacheHitRate = 1,
        Faults = faults ?? FaultPlan.None,
        Rules = rules ?? AnswerRules.Parse(Rules.Replace("SIMPLE", Simple(kind), StringComparison.Ordinal)),
    }), time, network);

    /// <summary>Another process's runtime on the same provider.</summary>
    public PromptRuntime RuntimeOf(Models.ModelCatalog? catalog = null, TimeProvider? time = null, IEnumerable<IAttemptObserver>? observers = null) => new(
        Tiers, catalog: catalog, timeProvider: time, observers: observers);

    public static BatchOptions Options(IBatchStore store, string? run = null) => new()
    {
        Store = store,
        Run = run,
        PollInterval = TimeSpan.FromMilliseconds(20),
        MaxPollInterval = TimeSpan.FromMilliseconds(40),
        SearchGrace = TimeSpan.Zero,
    };

    public static IEnumerable<TagPrompt> Tickets(int count) => Enumerable.Range(0, count).Select(number => new TagPrompt { Handbook = Handbook, Ticket = $"Ticket {number}" });

    /// <summary>A client of the SDK alone, which knows of no batches.</summary>
    public IChatClient PlainClient(string model) => new AnthropicClient { BaseUrl = Emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "any", MaxRetries = 0 }.AsIChatClient(model);

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private static string Simple(string kind) => kind == "anthropic" ? "claude-haiku-4-5" : "gpt-5.6-luna";

    private static string Complex(string kind) => kind == "anthropic" ? "claude-sonnet-4-6" : "gpt-5.6-terra";

    private IChatClient Create(string model)
    {
        var endpoint = new Uri(Emulator.BaseAddress, "v1");
        var key = new ApiKeyCredential("any");
        var retries = new ClientRetryPolicy(0);
        var http = _network is null ? null : new HttpClient(_network, disposeHandler: false);
        var transport = http is null ? null : new HttpClientPipelineTransport(http);
        switch (_kind)
        {
            case "anthropic":
                var anthropic = new AnthropicClient { BaseUrl = Emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "any", MaxRetries = 0 };
                return (http is null ? anthropic : (AnthropicClient)anthropic.WithOptions(options => options with { HttpClient = http })).AsIChatClient(model).WithAnthropicCaching();
            case "openai chat":
                var options = new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = retries };
                options.Transport = transport ?? options.Transport;
                return new ChatClient(model, key, options).AsIChatClient().WithOpenAICaching();
            default:
                var others = new ResponsesClientOptions { Endpoint = endpoint, RetryPolicy = retries };
                others.Transport = transport ?? others.Transport;
                return new ResponsesClient(key, others).AsIChatClient(model).WithOpenAICaching();
        }
    }
}
