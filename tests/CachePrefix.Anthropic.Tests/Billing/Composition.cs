using System.ClientModel;
using System.Collections.Concurrent;
using Anthropic;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using OpenAI;

namespace CachePrefix.Anthropic.Tests.Billing;

/// <summary>Clients of the official SDKs within clients of Microsoft.Extensions.AI.</summary>
internal static class Composition
{
    public static PromptRuntime Create(string order, string model, ProviderEmulator emulator)
    {
        var isAnthropic = model.StartsWith("claude", StringComparison.Ordinal);
        var client = isAnthropic
            ? new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "test", MaxRetries = 0 }.AsIChatClient(model)
            : new OpenAIClient(new ApiKeyCredential("test"), new OpenAIClientOptions { Endpoint = new Uri(emulator.BaseAddress, "v1") }).GetChatClient(model).AsIChatClient();
        foreach (var part in order.Reverse())
        {
            client = part switch
            {
                'A' when isAnthropic => client.WithAnthropicCaching(),
                'A' => client.WithOpenAICaching(),
                'C' => new DistributedCachingChatClient(client, new Store()),
                'F' => new FunctionInvokingChatClient(client),
                _ => client.WithPrefixGuard(),
            };
        }

        return new PromptRuntime(new TierRegistry(new Tier("simple", client)));
    }

    private sealed class Store : IDistributedCache
    {
        private readonly ConcurrentDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

        public byte[]? Get(string key) => _entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => _entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _entries[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}
