using System.Diagnostics.CodeAnalysis;

namespace CachePrefix;

/// <summary>What is known of the tiers before any client is created.</summary>
internal sealed class TierDescriptors
{
    private readonly Dictionary<string, TierDescriptor> _descriptors = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    public void Add(TierDescriptor descriptor)
    {
        if (!_descriptors.TryAdd(descriptor.Name, descriptor))
            throw new CachePrefixConfigurationException($"Tier '{descriptor.Name}' is added twice. Give each tier a name of its own.");
        _names.Add(descriptor.Name);
    }

    public bool TryGet(string name, [NotNullWhen(true)] out TierDescriptor? descriptor) => _descriptors.TryGetValue(name, out descriptor);
}
