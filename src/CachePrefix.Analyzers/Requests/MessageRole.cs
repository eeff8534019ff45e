namespace CachePrefix.Analyzers.Requests;

/// <summary>Who a message is from.</summary>
internal enum MessageRole
{
    Unknown,
    System,
    User,
    Assistant,
    Tool,
}
