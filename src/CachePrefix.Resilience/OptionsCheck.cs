using System.Globalization;

namespace CachePrefix.Resilience;

/// <summary>Checks settings before anything is built from them.</summary>
internal static class OptionsCheck
{
    private const int MostEndpoints = 11;
    private const int MostRetries = 10;

    private static readonly TimeSpan ShortestTime = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromMilliseconds(500);

    /// <exception cref="CachePrefixConfigurationException">A setting is out of its range.</exception>
    public static void Check(ResilienceOptions options, IReadOnlyList<EndpointDescription> endpoints)
    {
        Require(options.MaxRetries is >= 0 and <= MostRetries, nameof(options.MaxRetries), options.MaxRetries, $"give 0 (never send again) to {MostRetries}");
        RequireTime(options.RetryDelay, nameof(options.RetryDelay), TimeSpan.Zero);
        RequireTime(options.MaxRetryDelay, nameof(options.MaxRetryDelay), TimeSpan.Zero);
        RequireTime(options.AttemptTimeout, nameof(options.AttemptTimeout), ShortestTime);
        RequireTime(options.TotalTimeout, nameof(options.TotalTimeout), ShortestTime);
        RequireTime(options.StreamIdleTimeout, nameof(options.StreamIdleTimeout), ShortestTime);
        Require(options.AttemptTimeout <= options.TotalTimeout, nameof(options.AttemptTimeout), options.AttemptTimeout,
            $"give at most {nameof(options.TotalTimeout)} ({Text(options.TotalTimeout)}), or raise that");
        if (options.HedgingDelay is { } hedging)
        {
            RequireTime(hedging, nameof(options.HedgingDelay), TimeSpan.Zero);
            Require(endpoints.Count > 1, nameof(options.HedgingDelay), hedging, "there is nothing to ask side by side; add an endpoint with AddEndpoint or AddFallback, or leave it null");
        }

        Require(options.BreakRatio is > 0 and <= 1, nameof(options.BreakRatio), options.BreakRatio, "give a share above 0, up to 1");
        Require(options.BreakThroughput >= 2, nameof(options.BreakThroughput), options.BreakThroughput, "give at least 2");
        RequireTime(options.BreakWindow, nameof(options.BreakWindow), ShortestBreak);
        RequireTime(options.BreakDuration, nameof(options.BreakDuration), ShortestBreak);
        Require(options.TimeProvider is not null, nameof(options.TimeProvider), "null", "give a clock, or leave TimeProvider.System");
        CheckEndpoints(endpoints);
    }

    private static void CheckEndpoints(IReadOnlyList<EndpointDescription> endpoints)
    {
        if (endpoints.Count > MostEndpoints)
            throw Error($"There are {endpoints.Count} endpoints; a request can try {MostEndpoints}. Add fewer, or put a client that spreads behind one of them.");

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints)
        {
            if (string.IsNullOrWhiteSpace(endpoint.Name))
                throw Error($"{nameof(ResilienceOptions)}.{nameof(ResilienceOptions.Name)} is empty; give the endpoint a name, such as its region.");
            if (!names.Add(endpoint.Name))
                throw Error($"Two endpoints are called '{endpoint.Name}'; give each a name of its own. The first one's is {nameof(ResilienceOptions)}.{nameof(ResilienceOptions.Name)}.");
            if (!(endpoint.Weight > 0) || !double.IsFinite(endpoint.Weight))
                throw Error(string.Create(CultureInfo.InvariantCulture, $"The weight of endpoint '{endpoint.Name}' is {endpoint.Weight}; give a number above 0, or leave the endpoint out."));
            if (endpoint.MaxConcurrency < 1)
                throw Error(string.Create(CultureInfo.InvariantCulture, $"MaxConcurrency of endpoint '{endpoint.Name}' is {endpoint.MaxConcurrency}; give at least 1, or null for no bound."));
        }
    }

    private static void RequireTime(TimeSpan value, string name, TimeSpan least) =>
        Require(value >= least && value <= LongestTime, name, value, $"give {Text(least)} to {Text(LongestTime)}");

    private static void Require(bool holds, string name, object value, string wayOut)
    {
        if (!holds)
            throw Error($"{nameof(ResilienceOptions)}.{name} is {Text(value)}; {wayOut}.");
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static CachePrefixConfigurationException Error(string message) => new(message);
}
