namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Names of methods that find something by an id: the id may be new, what it finds is not.</summary>
internal static class LookUpNames
{
    private static readonly string[] Verbs = ["Get", "TryGet", "Find", "Load", "Fetch", "Query", "Resolve", "Lookup", "LookUp"];

    /// <summary>Whether text of the name is there to find something by.</summary>
    public static bool IsKey(string name) => name.EndsWith("CacheKey", StringComparison.OrdinalIgnoreCase);

    public static bool Is(string method) => Array.Exists(Verbs, verb => method.StartsWith(verb, StringComparison.Ordinal));
}
