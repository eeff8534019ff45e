namespace CachePrefix;

/// <summary>
/// Asks the first tier, validates its answer and escalates to the next tier while validation fails.
/// The last tier's answer is returned whether or not it is valid.
/// </summary>
/// <param name="tiers">At least two tiers, cheapest first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CascadeAttribute(params string[] tiers) : Attribute
{
    /// <summary>The tiers, in the order in which they are asked.</summary>
    public IReadOnlyList<string> Tiers { get; } = tiers;
}
