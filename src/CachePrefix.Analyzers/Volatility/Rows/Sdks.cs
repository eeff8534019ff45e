namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>The SDKs that the rules know: how their assemblies and their namespaces begin.</summary>
internal static class Sdks
{
    private static readonly List<string[]> Rows = [.. RowReader.ReadEmbedded("sdks")];

    public static bool IsAssembly(string name)
    {
        foreach (var row in Rows)
        {
            if (name.StartsWith(row[0], StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static bool IsNamespace(string name)
    {
        foreach (var row in Rows)
        {
            if (IsWithin(name, row[1]))
                return true;
        }

        return false;
    }

    /// <summary>How the assemblies of the SDK begin that <paramref name="name"/> is a namespace of; the one with the longest root that fits.</summary>
    public static string? Assembly(string name)
    {
        string[]? best = null;
        foreach (var row in Rows)
        {
            if (IsWithin(name, row[1]) && (best is null || row[1].Length > best[1].Length))
                best = row;
        }

        return best?[0];
    }

    /// <summary>The root of the SDK's namespaces that <paramref name="name"/> lies in; the longest that fits.</summary>
    public static string? Root(string name)
    {
        string? root = null;
        foreach (var row in Rows)
        {
            if (IsWithin(name, row[1]) && (root is null || row[1].Length > root.Length))
                root = row[1];
        }

        return root;
    }

    public static bool IsWithin(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');
}
