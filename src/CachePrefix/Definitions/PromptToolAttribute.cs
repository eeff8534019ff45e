namespace CachePrefix;

/// <summary>
/// Marks a method that the model may call. Tools are sent ordinally by name and stand on <see cref="Stability.Constant"/>,
/// ahead of everything else. Descriptions come from <see cref="System.ComponentModel.DescriptionAttribute"/> on the method and its parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PromptToolAttribute : Attribute
{
    /// <summary>The name the model sees. The method's name in snake_case, without a trailing <c>Async</c>, when not set.</summary>
    public string? Name { get; set; }
}
