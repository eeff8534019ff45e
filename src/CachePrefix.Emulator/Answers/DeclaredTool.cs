namespace CachePrefix.Emulator.Answers;

/// <summary>A tool that a request offers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The JSON schema of its arguments, as sent; <see langword="null"/> for none.</param>
internal sealed record DeclaredTool(string Name, string? Schema);
