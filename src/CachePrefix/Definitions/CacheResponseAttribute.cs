namespace CachePrefix;

/// <summary>
/// Keeps answers of the prompt and gives them again to the same request without asking a model. Needs <c>services.AddResponseCache()</c>.
/// Answers that are cut off, refused, unreadable or rejected by the validator are not kept.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CacheResponseAttribute : Attribute
{
    /// <summary>How long an answer may be given again, as a time span in invariant form: <c>"01:00:00"</c> is one hour. Required (CPA5001).</summary>
    public string? Expiration { get; set; }

    /// <summary>The age, as a time span, from which an answer is still given but asked for again in the background. None unless set.</summary>
    public string? RefreshAfter { get; set; }

    /// <summary>Who may be given the answer. <see cref="CacheScope.Own"/> unless set.</summary>
    public CacheScope Scope { get; set; }

    /// <summary>Tags by which answers can be removed, besides <c>prompt:</c> and <c>feature:</c> with the prompt's own names.</summary>
    public string[] Tags { get; set; } = [];
}
