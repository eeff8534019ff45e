namespace CachePrefix.Analyzers.Generation;

/// <summary>What a flattened parameter stands for when the caller leaves it out.</summary>
internal enum ParameterDefault
{
    /// <summary>The caller must give it.</summary>
    None,

    /// <summary>A constant.</summary>
    Constant,

    /// <summary>No value.</summary>
    Null,

    /// <summary>An empty list.</summary>
    Empty,

    /// <summary>Whatever the member is initialised with.</summary>
    Initializer,
}
