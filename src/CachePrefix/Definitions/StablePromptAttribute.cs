namespace CachePrefix;

/// <summary>
/// Vouches that a value does not change between calls that share a prefix, so that the analyzers treat it as stable.
/// On an assembly, names the member by its documentation id.
/// </summary>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field
    | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.ReturnValue,
    AllowMultiple = true,
    Inherited = false)]
public sealed class StablePromptAttribute : Attribute
{
    /// <summary>Vouches for the member that carries the attribute.</summary>
    public StablePromptAttribute()
    {
    }

    /// <summary>Vouches for a member of another assembly.</summary>
    /// <param name="documentationId">Its documentation id, such as <c>M:Acme.Prompts.Load(System.String)</c>.</param>
    public StablePromptAttribute(string documentationId) => DocumentationId = documentationId;

    /// <summary>The documentation id given, or <see langword="null"/> for the member that carries the attribute.</summary>
    public string? DocumentationId { get; }
}
