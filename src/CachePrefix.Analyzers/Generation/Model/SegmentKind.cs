namespace CachePrefix.Analyzers.Generation;

/// <summary>What a segment becomes, with the values of the library's enumeration of the same name.</summary>
internal enum SegmentKind
{
    Tools = 0,
    System = 1,
    Examples = 2,
    Contents = 3,
    History = 4,
    Input = 5,
}
