namespace CachePrefix;

/// <summary>
/// Marks a list of <see cref="PromptExample"/> that is sent as user and assistant turns between the system text and the history.
/// </summary>
/// <param name="stability">The rung; <see cref="CachePrefix.Stability.Constant"/> unless given.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class ExamplesAttribute(Stability stability = Stability.Constant) : Attribute
{
    /// <summary>The rung of the examples.</summary>
    public Stability Stability { get; } = stability;

    /// <summary>How long the provider should keep the rung that the examples end.</summary>
    public CacheTtl Ttl { get; set; }

    /// <summary>The position among the members that become turns on the same rung.</summary>
    public int Order { get; set; }
}
