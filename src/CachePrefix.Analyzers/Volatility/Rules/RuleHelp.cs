namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Where the page of a rule is.</summary>
internal static class RuleHelp
{
    public const string Category = "Volatility";

    public static string Link(string id) => $"https://github.com/cacheprefix/cacheprefix/blob/main/docs/rules/{id}.md";
}
