namespace CachePrefix;

/// <summary>A tier by name, with the model that <c>cacheprefix.json</c> or the program gives it.</summary>
/// <param name="Name">The name that prompts use.</param>
/// <param name="Model">The model's id, or <see langword="null"/> when only the client knows it.</param>
public sealed record TierDescriptor(string Name, string? Model);
