namespace CachePrefix;

/// <summary>
/// Declares that a value may differ in every request, so that the analyzers keep it out of cached prefixes (CPA1013).
/// On an assembly, names the member by its documentation id.
/// </summary>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field
    | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.ReturnValue,
    AllowMultiple = true,
    Inherited = false)]
public sealed class VolatileAttribute : Attribute
{
    /// <summary>Declares the member that carries the attribute volatile.</summary>
    public VolatileAttribute()
    {
    }

    /// <summary>Declares a member of another assembly volatile.</summary>
    /// <param name="documentationId">Its documentation id, such as <c>P:Acme.Request.Id</c>.</param>
    public VolatileAttribute(string documentationId) => DocumentationId = documentationId;

    /// <summary>The documentation id given, or <see langword="null"/> for the member that carries the attribute.</summary>
    public string? DocumentationId { get; }
}
