namespace CachePrefix;

/// <summary>
/// How long the answers of many prompts may take: <c>SendManyAsync</c> then chooses between direct calls and a batch by what is cheaper within that time.
/// Single calls are not affected.
/// </summary>
/// <param name="duration">
/// A number with <c>m</c>, <c>h</c> or <c>d</c>, such as <c>"90m"</c>, <c>"8h"</c> or <c>"1d"</c>, or a time span in invariant form such as <c>"08:00:00"</c>; above zero (CPA9030).
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PatienceAttribute(string duration) : Attribute
{
    /// <summary>The time as it was given.</summary>
    public string Duration { get; } = duration;
}
