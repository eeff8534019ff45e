namespace CachePrefix;

/// <summary>
/// Gives an answer of the prompt to questions that mean the same: proved so by the guard against look-alikes, or by a verifier. The question
/// is the last input; conversation, system prompt, tools, options and other inputs must be equal. Needs <c>services.AddSemanticCache()</c>
/// and an embedding generator.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SemanticCacheAttribute : Attribute
{
    /// <summary>How long an answer may be given again, as a time span in invariant form: <c>"01:00:00"</c> is one hour. Required (CPA5001).</summary>
    public string? Expiration { get; set; }

    /// <summary>The cosine similarity below which an entry's own record does not suffice. 0.95 unless set.</summary>
    public double Threshold { get; set; } = 0.95;

    /// <summary>The cosine similarity from which an entry is looked at by guard and verifier. 0.60 unless set.</summary>
    public double MinSimilarity { get; set; } = 0.60;

    /// <summary>
    /// The share of wrong answers that an entry's own record must keep below for it to be served where neither guard nor verifier decides.
    /// 0, the default, for never.
    /// </summary>
    public double ErrorBound { get; set; }

    /// <summary>Whether nothing is served, only recorded.</summary>
    public bool ShadowOnly { get; set; }

    /// <summary>Who may be given the answer. <see cref="CacheScope.Own"/> unless set.</summary>
    public CacheScope Scope { get; set; }

    /// <summary>Tags by which answers can be removed, besides <c>prompt:</c> and <c>feature:</c> with the prompt's own names.</summary>
    public string[] Tags { get; set; } = [];
}
