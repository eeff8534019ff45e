namespace CachePrefix.Gemini;

/// <summary>What explicit caches took so far, apart from the calls that used them. The tokens of making them are part of the usage of the calls that made them.</summary>
/// <param name="Created">How many caches were made.</param>
/// <param name="Renewed">How often a cache was renewed.</param>
/// <param name="Deleted">How many caches were deleted because they no longer paid.</param>
/// <param name="TokenHours">Tokens stored, times the hours for which they were.</param>
/// <param name="Cost">What storing cost, in US dollars; a cache made by another process is counted there.</param>
public readonly record struct GeminiStorage(int Created, int Renewed, int Deleted, decimal TokenHours, decimal Cost);
