using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix;

/// <summary>Tiers whose clients are keyed services, created when first used.</summary>
internal sealed class ServiceTierRegistry(IServiceProvider services, TierDescriptors descriptors) : ITierRegistry
{
    private readonly ConcurrentDictionary<string, Tier> _tiers = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => descriptors.Names;

    public Tier Get(string name)
    {
        if (_tiers.TryGetValue(name, out var tier))
            return tier;
        if (!descriptors.TryGet(name, out var descriptor))
            throw UnknownTier.Error(name, prompt: null, Names);

        return _tiers.GetOrAdd(name, new Tier(name, services.GetRequiredKeyedService<IChatClient>(name), descriptor.Model));
    }
}
