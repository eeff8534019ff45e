namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>What part of a request a sink fills.</summary>
internal enum SinkKind
{
    Definition,
    SystemText,
    Instructions,
    Tools,
    History,
    CacheKey,
    Convention,

    /// <summary>A prompt template, most often one turn of the user.</summary>
    Template,

    /// <summary>A turn of the user.</summary>
    UserText,
}
