namespace CachePrefix;

/// <summary>
/// Marks the method that names the tier of a request: <c>string M()</c> on the prompt, or
/// <c>static string M(TPrompt prompt)</c>; <see cref="ValueTask{TResult}"/> of <see cref="string"/> when it must await.
/// </summary>
/// <param name="tiers">Every tier that the method may return, checked when the program starts.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RouteByAttribute(params string[] tiers) : Attribute
{
    /// <summary>Every tier that the method may return.</summary>
    public IReadOnlyList<string> Tiers { get; } = tiers;
}
