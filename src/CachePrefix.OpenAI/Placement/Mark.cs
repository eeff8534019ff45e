namespace CachePrefix.OpenAI.Placement;

/// <summary>A breakpoint behind one content of one message.</summary>
/// <param name="Message">The index of the message.</param>
/// <param name="Content">The index of the content.</param>
/// <param name="Ttl">The lifetime that the prompt asks for.</param>
internal readonly record struct Mark(int Message, int Content, CacheTtl Ttl);
