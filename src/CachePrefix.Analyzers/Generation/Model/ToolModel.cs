namespace CachePrefix.Analyzers.Generation;

/// <summary>One tool.</summary>
/// <param name="Name">The name that the model sees.</param>
/// <param name="DelegateType">The type of a delegate for the method, fully qualified.</param>
/// <param name="Method">The C# that names the method.</param>
internal sealed record ToolModel(string Name, string DelegateType, string Method);
