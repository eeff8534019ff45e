namespace CachePrefix.Analyzers.Requests;

/// <summary>What an element of a request is.</summary>
internal enum ElementKind
{
    Text,
    Thinking,
    Other,

    /// <summary>Any number of elements of any kind.</summary>
    Unknown,
}
