namespace CachePrefix.Analyzers.Requests;

/// <summary>The lifetime that a marker asks for.</summary>
internal enum MarkerTtl
{
    Unknown,
    FiveMinutes,
    OneHour,
}
