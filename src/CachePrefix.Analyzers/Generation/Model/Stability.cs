namespace CachePrefix.Analyzers.Generation;

/// <summary>The rungs, with the values of the library's enumeration of the same name.</summary>
internal enum Stability
{
    Constant = 0,
    Deployment = 1,
    Tenant = 2,
    Session = 3,
    Volatile = 4,
}
