#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers;
#else
namespace CachePrefix;
#endif

/// <summary>What a segment becomes in the request, in the order in which kinds are sent.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
enum SegmentKind
{
    /// <summary>Tool definitions, ordinally by name.</summary>
    Tools = 0,

    /// <summary>Text blocks of the system prompt.</summary>
    System = 1,

    /// <summary>Worked examples: pairs of user and assistant turns.</summary>
    Examples = 2,

    /// <summary>Images, documents and other contents that form a user turn of their own.</summary>
    Contents = 3,

    /// <summary>The conversation so far.</summary>
    History = 4,

    /// <summary>A part of the last user turn.</summary>
    Input = 5,
}
