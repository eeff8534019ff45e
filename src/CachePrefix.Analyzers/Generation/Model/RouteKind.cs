namespace CachePrefix.Analyzers.Generation;

/// <summary>How a tier is chosen, with the values of the library's enumeration of the same name.</summary>
internal enum RouteKind
{
    Fixed = 0,
    Cascade = 1,
    Method = 2,
}
