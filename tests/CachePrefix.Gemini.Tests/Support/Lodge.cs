using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenAI;
using OpenAI.Chat;

namespace CachePrefix.Gemini.Tests.Support;

/// <summary>A generated client on the official SDK with explicit caches, on a clock that tests move.</summary>
internal sealed class Lodge : IDisposable
{
    private readonly HttpClient _http;

    public Lodge(FakeGemini? service = null, Action<GeminiCachingOptions>? configure = null, string model = "gemini-3.8-flash", FakeTimeProvider? time = null)
    {
        Service = service ?? new FakeGemini();
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
        _http = new HttpClient(Service, disposeHandler: false);
        var options = new GeminiCachingOptions { ApiKey = "secret", HttpClient = _http, TimeProvider = Time, BaseAddress = new Uri("http://gemini.test/v1beta/") };
        configure?.Invoke(options);
        Client = Plain(model).WithGeminiCaching(options);
        Guest = new GuestPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", Client)), timeProvider: Time));
    }

    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 5_000).Select(i => $"rule{i % 97}"));

    public FakeGemini Service { get; }

    public FakeTimeProvider Time { get; }

    public GeminiCachingChatClient Client { get; }

    public GuestPromptClient Guest { get; }

    /// <summary>Moves the clock in steps, so that what happens every minute happens every minute.</summary>
    public async Task PassAsync(TimeSpan time, Func<Task>? everyMinute = null)
    {
        for (var end = Time.GetUtcNow() + time; Time.GetUtcNow() < end;)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            await Client.KeepAsync();
            if (everyMinute is not null)
                await everyMinute();
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
    }

    private IChatClient Plain(string model) => new ChatClient(
        model,
        new ApiKeyCredential("any"),
        new OpenAIClientOptions { Endpoint = new Uri("http://gemini.test/v1beta/openai"), Transport = new HttpClientPipelineTransport(_http), RetryPolicy = new ClientRetryPolicy(0) }).AsIChatClient();
}
