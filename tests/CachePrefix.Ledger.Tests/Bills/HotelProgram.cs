using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using CachePrefix.Emulator;
using CachePrefix.Gemini;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Chat;

namespace CachePrefix.Ledger.Tests.Bills;

/// <summary>A program with tiers of three providers, each by its own SDK, against an emulator.</summary>
internal sealed class HotelProgram : IAsyncDisposable
{
    private const string Rules = """
        {
          "seed": 7,
          "tiers": { "small": ["claude-haiku-4-5"] },
          "rules": [
            { "match": { "contains": "Book" }, "reply": { "json": { "room": "blue", "guests": 2 } }, "wrong": { "json": { "room": "none", "guests": 0 } }, "correct": { "small": 0.7 } },
            { "match": { "contains": "room", "afterTool": false }, "reply": { "toolCalls": [{ "name": "find_room", "input": { "guests": 2 } }] } },
            { "match": { "afterTool": true }, "reply": { "text": "There is one." } }
          ],
          "default": { "text": "From seven to ten." }
        }
        """;

    private readonly ServiceProvider _services;
    private readonly AnthropicClient _anthropic;

    private HotelProgram(ProviderEmulator emulator, Action<IServiceCollection> configure, Func<IChatClient, IChatClient> wrap)
    {
        Emulator = emulator;
        _anthropic = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "any", MaxRetries = 0 };
        var services = new ServiceCollection();
        configure(services);
        _services = services
            .AddCachePrefix(options => options
                .AddTier("small", _ => wrap(_anthropic.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching()))
                .AddTier("large", _ => wrap(_anthropic.AsIChatClient("claude-sonnet-4-6").WithAnthropicCaching()))
                .AddTier("openai", _ => OpenAI("gpt-5.6", emulator.OpenAIAddress).WithOpenAICaching())
                .AddTier("gemini", _ => OpenAI("gemini-4-argon", emulator.GeminiOpenAIAddress)
                    .WithGeminiCaching(new GeminiCachingOptions { ApiKey = "any", BaseAddress = new Uri(emulator.BaseAddress, "v1beta/") })))
            .AddResponseCache()
            .AddBookingPrompt()
            .AddConciergePrompt()
            .AddFaqPrompt()
            .BuildServiceProvider();
    }

    /// <summary>Longer than the 4,096 tokens below which the small model caches nothing.</summary>
    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 4_400).Select(i => $"rule{i % 97}"));

    public ProviderEmulator Emulator { get; }

    public IServiceProvider Services => _services;

    public static async Task<HotelProgram> StartAsync(
        string faults, Action<IServiceCollection> configure, Func<IChatClient, IChatClient>? wrap = null) => new(
        await ProviderEmulator.StartAsync(new EmulatorOptions
        {
            Rules = AnswerRules.Parse(Rules),
            Faults = FaultPlan.Parse(faults),
            FirstTokenDelay = TimeSpan.Zero,
            BatchDuration = TimeSpan.FromMilliseconds(50),
            RecordRequests = false,
        }),
        configure,
        wrap ?? (static client => client));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A client of the SDK that knows nothing of prompts.</summary>
    public IChatClient PlainClient() => _anthropic.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _anthropic.Dispose();
        await Emulator.DisposeAsync();
    }

    private static IChatClient OpenAI(string model, Uri endpoint) =>
        new ChatClient(model, new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient();
}
