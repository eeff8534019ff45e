#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Routing;
#else
namespace CachePrefix;
#endif

/// <summary>The conditions of a route rule, and what is wrong with them: the compiler and the program say the same of one list of rules.</summary>
internal sealed class RouteConditions
{
    /// <summary>The scripts that rules may name.</summary>
    public static readonly string[] KnownScripts = ["latin", "greek", "cyrillic", "hebrew", "arabic", "cjk", "other"];

    /// <summary>With how many earlier rules each rule is compared: no list that people write is longer, and files of strangers must not take long.</summary>
    private const int MostCompared = 500;

    public int? MinInputTokens { get; init; }

    public int? MaxInputTokens { get; init; }

    public int? MinHistory { get; init; }

    public bool? Code { get; init; }

    public bool? Table { get; init; }

    public bool? Tools { get; init; }

    public bool? Attachments { get; init; }

    public IReadOnlyList<string> Features { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<string> Scripts { get; init; } = [];

    private IEnumerable<bool?> Traits => [Code, Table, Tools, Attachments];

    /// <summary>What is wrong with each rule of a list: why it never decides, or what it names that does not exist.</summary>
    /// <param name="rules">The conditions of the rules, in order.</param>
    /// <param name="nameOf">What to call the rule of an index.</param>
    public static IEnumerable<(int Index, string Flaw)> FlawsOf(IReadOnlyList<RouteConditions> rules, Func<int, string> nameOf)
    {
        var sound = new List<int>();
        for (var i = 0; i < rules.Count; i++)
        {
            var flaw = rules[i].Flaw();
            if ((flaw ?? CoveredBy(rules, i, sound, nameOf)) is { } found)
                yield return (i, found);
            if (flaw is null && sound.Count < MostCompared)
                sound.Add(i);
        }
    }

    private static string? CoveredBy(IReadOnlyList<RouteConditions> rules, int index, IEnumerable<int> sound, Func<int, string> nameOf)
    {
        foreach (var earlier in sound)
        {
            if (rules[earlier].Covers(rules[index]))
                return $"never decides: rule {nameOf(earlier)} before it takes all that it matches; put it first";
        }

        return null;
    }

    private string? Flaw()
    {
        if (MinInputTokens > MaxInputTokens)
            return $"never decides: it wants at least {MinInputTokens} and at most {MaxInputTokens} input tokens";
        if (Keywords.Any(string.IsNullOrWhiteSpace))
            return "has an empty keyword; leave it out";
        return Scripts.FirstOrDefault(static script => !KnownScripts.Contains(script, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? $"names the script '{unknown}'; the scripts are {string.Join(", ", KnownScripts)}"
            : null;
    }

    /// <summary>Whether these conditions hold whenever those of a later rule do.</summary>
    private bool Covers(RouteConditions later) =>
        (MinInputTokens is null || later.MinInputTokens >= MinInputTokens)
        && (MaxInputTokens is null || later.MaxInputTokens <= MaxInputTokens)
        && (MinHistory is null || later.MinHistory >= MinHistory)
        && Traits.Zip(later.Traits, static (own, other) => own is null || own == other).All(static covers => covers)
        && Covers(Features, later.Features, StringComparer.Ordinal)
        && Covers(Keywords, later.Keywords, StringComparer.OrdinalIgnoreCase)
        && Covers(Scripts, later.Scripts, StringComparer.OrdinalIgnoreCase);

    private static bool Covers(IReadOnlyList<string> own, IReadOnlyList<string> later, StringComparer comparer) =>
        own.Count == 0 || (later.Count > 0 && later.All(value => own.Contains(value, comparer)));
}
