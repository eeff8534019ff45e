namespace CachePrefix;

/// <summary>A router that prompts name with <see cref="RouteAttribute"/>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Router">The router.</param>
internal sealed record NamedRouter(string Name, IPromptRouter Router);
