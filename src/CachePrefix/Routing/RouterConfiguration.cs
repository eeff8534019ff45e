using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CachePrefix;

/// <summary>Reads the section <c>routers</c> of <c>cacheprefix.json</c>.</summary>
internal static class RouterConfiguration
{
    private static readonly string[] Members =
    [
        "tier", "name", "minInputTokens", "maxInputTokens", "minHistory", "code", "table", "tools", "attachments", "features", "keywords", "scripts",
    ];

    public static IEnumerable<KeyValuePair<string, IPromptRouter>> Read(IConfiguration configuration)
    {
        CachePrefixConfiguration.RefuseMisspelt(configuration, "routers", static section => section.GetChildren().Any(static router => router.GetSection("rules").Exists()));
        foreach (var router in configuration.GetSection("routers").GetChildren())
        {
            var rules = router.GetSection("rules").GetChildren().Select(ReadRule).ToArray();
            if (rules.Length == 0)
                throw new CachePrefixConfigurationException($"'{router.Path}' has no rules. Write \"rules\": [ {{ \"tier\": \"complex\", \"minInputTokens\": 800 }} ].");

            yield return new KeyValuePair<string, IPromptRouter>(router.Key, RouterOf(router, rules));
        }
    }

    private static HeuristicRouter RouterOf(IConfigurationSection router, RouteRule[] rules)
    {
        try
        {
            return new HeuristicRouter(rules);
        }
        catch (CachePrefixConfigurationException exception)
        {
            throw new CachePrefixConfigurationException($"'{router.Path}': {exception.Message}", exception);
        }
    }

    private static RouteRule ReadRule(IConfigurationSection rule)
    {
        if (rule.GetChildren().FirstOrDefault(static member => !Members.Contains(member.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new CachePrefixConfigurationException($"'{unknown.Path}' is no condition. A rule may have {string.Join(", ", Members)}.");
        if (string.IsNullOrWhiteSpace(rule["tier"]))
            throw new CachePrefixConfigurationException($"'{rule.Path}' names no tier. Write \"tier\": \"complex\", with the tier that matching requests ask first.");

        return new RouteRule
        {
            Tier = rule["tier"]!,
            Name = rule["name"],
            MinInputTokens = Number(rule, "minInputTokens"),
            MaxInputTokens = Number(rule, "maxInputTokens"),
            MinHistory = Number(rule, "minHistory"),
            Code = Flag(rule, "code"),
            Table = Flag(rule, "table"),
            Tools = Flag(rule, "tools"),
            Attachments = Flag(rule, "attachments"),
            Features = Texts(rule, "features"),
            Keywords = Texts(rule, "keywords"),
            Scripts = Texts(rule, "scripts"),
        };
    }

    private static int? Number(IConfigurationSection rule, string member) => rule[member] switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        { } text => throw new CachePrefixConfigurationException($"'{rule.Path}:{member}' is '{text}'. It is a whole number, such as 800."),
    };

    private static bool? Flag(IConfigurationSection rule, string member) => rule[member] switch
    {
        null => null,
        { } text when bool.TryParse(text, out var flag) => flag,
        { } text => throw new CachePrefixConfigurationException($"'{rule.Path}:{member}' is '{text}'. It is true or false."),
    };

    private static string[] Texts(IConfigurationSection rule, string member)
    {
        var section = rule.GetSection(member);
        return section.Value is { Length: > 0 } text
            ? throw new CachePrefixConfigurationException($"'{section.Path}' is '{text}'. It is a list, such as [ \"{text}\" ].")
            : [.. section.GetChildren().Select(static entry => entry.Value ?? "")];
    }
}
