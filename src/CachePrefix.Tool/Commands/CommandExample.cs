namespace CachePrefix.Tool.Commands;

/// <summary>A command line that shows what a command is for.</summary>
/// <param name="CommandLine">What to type.</param>
/// <param name="Explanation">What it does, in one sentence.</param>
internal sealed record CommandExample(string CommandLine, string Explanation);
