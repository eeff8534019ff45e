namespace CachePrefix.Analyzers.Generation;

/// <summary>The lifetimes, with the values of the library's enumeration of the same name.</summary>
internal enum CacheTtl
{
    Default = 0,
    FiveMinutes = 1,
    OneHour = 2,
}
