namespace CachePrefix;

/// <summary>Asks the first tier, validates its answer and escalates to the next tier while validation fails.</summary>
/// <param name="tiers">At least two tiers, cheapest first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CascadeAttribute(params string[] tiers) : Attribute
{
    /// <summary>The tiers, in the order in which they are asked.</summary>
    public IReadOnlyList<string> Tiers { get; } = tiers;

    /// <summary>
    /// Whether an answer of the last tier that the validator rejects fails the call with a <see cref="PromptException"/>. Otherwise it is returned, and
    /// <see cref="PromptResult.IsValid"/> says that it was rejected.
    /// </summary>
    public bool ThrowsWhenRejected { get; set; }

    /// <summary>What the next tier is told of an answer that was rejected; the verdict unless set. It stands behind the prefix, so that nothing cached changes.</summary>
    public CascadeCarry Carry { get; set; }

    /// <summary>
    /// Whether a stream holds the pieces of an answer back until it is accepted, so that nobody sees one that is rejected later. Otherwise pieces come as the model writes
    /// them, and <see cref="PromptUpdate{TResult}.Attempt"/> rises when an answer was rejected and the next tier begins anew. The last tier is held back only with <see cref="ThrowsWhenRejected"/>.
    /// </summary>
    public bool HoldsBack { get; set; }
}
