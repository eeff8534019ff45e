namespace CachePrefix;

/// <summary>Marks a <see langword="partial"/> class or record as a prompt definition, for which a typed client is generated.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PromptAttribute : Attribute
{
    /// <summary>The name used in logs, metrics and errors. The name of the type when not set.</summary>
    public string? Name { get; set; }

    /// <summary>The product feature that the calls are accounted to.</summary>
    public string? Feature { get; set; }

    /// <summary>The most tokens the model may answer with. 0, the default, leaves the provider's own limit.</summary>
    public int MaxOutputTokens { get; set; }

    /// <summary>
    /// About how many calls an hour are expected while the prompt is in use, of all users together. 0, the default, says nothing.
    /// Only analyzers read it: they tell when a cached prefix is called too rarely for its lifetime (CPA3002).
    /// </summary>
    public double CallsPerHour { get; set; }

    /// <summary>The sampling temperature, 0 to 2. Not a number, the default, leaves the provider's own.</summary>
    public double Temperature { get; set; } = double.NaN;

    /// <summary>
    /// A <c>JsonSerializerContext</c> that knows the result type and the types of tool parameters.
    /// Needed where reflection-based serialisation is not available: trimmed and native AOT programs.
    /// </summary>
    public Type? JsonContext { get; set; }
}
