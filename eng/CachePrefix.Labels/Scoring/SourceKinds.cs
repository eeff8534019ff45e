namespace CachePrefix.Labels.Scoring;

/// <summary>Which rules name the sources that labels speak of.</summary>
internal static class SourceKinds
{
    private static readonly (string Word, bool IsSymbol, string[] Rules)[] Kinds =
    [
        ("time", true, ["CPA1001", "CPA1002"]),
        ("random", true, ["CPA1003"]),
        ("guid", true, ["CPA1003"]),
        ("order", true, ["CPA1004", "CPA1005", "CPA1006"]),
        ("enumeration", true, ["CPA1004", "CPA1005"]),
        ("files", true, ["CPA1006", "CPA1012"]),
        ("reflection", true, ["CPA1006"]),
        ("culture", true, ["CPA1007"]),
        ("culturefmt", true, ["CPA1007"]),
        ("host", true, ["CPA1008"]),
        ("identity", true, ["CPA1009", "CPA1010"]),
        ("user", false, ["CPA1009", "CPA1010"]),
        ("request", false, ["CPA1009", "CPA1010", "CPA1011", "CPA1012"]),
        ("parameter", false, ["CPA1010"]),
        ("json", false, ["CPA1004", "CPA1005", "CPA1010", "CPA1011", "CPA1012"]),
        ("state", false, ["CPA1011", "CPA1010"]),
        ("content", false, ["CPA1012", "CPA1010"]),
        ("history", false, ["CPA1014"]),
        ("tools", false, ["CPA1015", "CPA1004", "CPA1006"]),
        ("key", false, ["CPA1016"]),
    ];

    /// <summary>All words.</summary>
    public static IEnumerable<string> Words => Kinds.Select(static kind => kind.Word);

    /// <summary>The rules that are right for a source such as <c>time+culture</c>. Of whatever varies in tools one rule speaks.</summary>
    public static IReadOnlySet<string> Rules(string source, string? sink = null)
    {
        var rules = Of(source).SelectMany(static kind => kind.Rules).ToHashSet(StringComparer.Ordinal);
        if (rules.Count > 0 && sink?.Contains("tool", StringComparison.OrdinalIgnoreCase) == true)
            rules.Add("CPA1015");
        return rules;
    }

    /// <summary>Whether a symbol alone tells that the source varies, as clocks and <c>Guid.NewGuid</c> do, unlike data of callers.</summary>
    public static bool IsSymbol(string source) => Of(source).Any(static kind => kind.IsSymbol);

    private static IEnumerable<(string Word, bool IsSymbol, string[] Rules)> Of(string source)
    {
        var words = source.Split(['+', '/', ' '], StringSplitOptions.RemoveEmptyEntries);
        return Kinds.Where(kind => words.Contains(kind.Word, StringComparer.OrdinalIgnoreCase));
    }
}
