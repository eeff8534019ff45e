namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>The names of the properties that diagnostics of the volatility rules carry for code fixes and tools.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The kind of volatility, as the name of a <c>VolatilityKind</c>.</summary>
    public const string Kind = "kind";

    /// <summary><c>subday</c> or <c>day</c>, for clocks.</summary>
    public const string Granularity = "granularity";

    /// <summary>The source as written.</summary>
    public const string Source = "source";

    /// <summary>The documentation id of the sink or of the cached member.</summary>
    public const string Sink = "sink";

    /// <summary><c>definition</c>, <c>systemText</c>, <c>instructions</c>, <c>tools</c>, <c>history</c>, <c>cacheKey</c> or <c>convention</c>.</summary>
    public const string SinkKind = "sinkKind";

    /// <summary>The number of additional locations that lead to the sink, the sink included; other sinks of the same value follow.</summary>
    public const string Hops = "hops";
}
