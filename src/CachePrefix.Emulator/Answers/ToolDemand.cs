namespace CachePrefix.Emulator.Answers;

/// <summary>Whether a request leaves it to the model to call tools.</summary>
internal enum ToolDemand
{
    Free,
    Forbidden,
    Required,
}
