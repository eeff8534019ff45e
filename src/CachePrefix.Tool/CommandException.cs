namespace CachePrefix.Tool;

/// <summary>A command could not run. The message names what is wrong and the way out.</summary>
internal sealed class CommandException(string message) : Exception(message);
