using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using CachePrefix.Anthropic;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace CachePrefix.Resilience.Tests.Support;

/// <summary>Clients of the official SDKs, without retries of their own, on emulators.</summary>
internal static class Provider
{
    public const string Echo = """{ "default": { "text": "You asked: {{input}}" } }""";

    /// <summary>Longer than the tokens below which the models cache nothing.</summary>
    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 6_000).Select(i => $"rule{i % 97}"));

    public static IChatClient Create(string sdk, ProviderEmulator emulator, string key = "test") => sdk == "anthropic"
        ? CreateAnthropic(emulator, key)
        : CreateOpenAI(emulator, key);

    public static IChatClient CreateAnthropic(ProviderEmulator emulator, string key = "test") =>
        new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = key, MaxRetries = 0, HttpClient = ErrorHeadersHandler.CreateClient() }
            .AsIChatClient("claude-haiku-4-5").WithAnthropicCaching();

    public static IChatClient CreateOpenAI(ProviderEmulator emulator, string key = "test") =>
        new ChatClient("gpt-5.1", new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = emulator.OpenAIAddress, RetryPolicy = new ClientRetryPolicy(0) })
            .AsIChatClient().WithOpenAICaching();
}
