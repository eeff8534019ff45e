#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers;
#else
namespace CachePrefix;
#endif

/// <summary>How lifetimes are written in <c>cacheprefix.json</c> and on breakpoints.</summary>
internal static class CacheTtlNames
{
    private const string FiveMinutes = "5m";
    private const string OneHour = "1h";

    public static string Of(CacheTtl ttl) => ttl == CacheTtl.OneHour ? OneHour : FiveMinutes;

    /// <returns><see cref="CacheTtl.Default"/> for what is no name.</returns>
    public static CacheTtl Read(string? name) => name switch
    {
        FiveMinutes => CacheTtl.FiveMinutes,
        OneHour => CacheTtl.OneHour,
        _ => CacheTtl.Default,
    };
}
