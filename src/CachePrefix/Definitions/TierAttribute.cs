namespace CachePrefix;

/// <summary>Answers every call of the prompt on one tier.</summary>
/// <param name="name">The tier, as registered with <c>AddTier</c> or named in <c>cacheprefix.json</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TierAttribute(string name) : Attribute
{
    /// <summary>The tier, as registered with <c>AddTier</c> or named in <c>cacheprefix.json</c>.</summary>
    public string Name { get; } = name;
}
