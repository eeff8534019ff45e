using Microsoft.Extensions.Configuration;

namespace CachePrefix;

/// <summary>Reads the sections of <c>cacheprefix.json</c>.</summary>
internal static class CachePrefixConfiguration
{
    private static readonly string[] CachedRungs = ["constant", "deployment", "tenant", "session"];

    public static IEnumerable<KeyValuePair<string, string>> ReadTiers(IConfiguration configuration)
    {
        RefuseMisspelt(configuration, "tiers", static section => section.GetChildren().Any(static tier => tier["model"] is not null));
        foreach (var tier in configuration.GetSection("tiers").GetChildren())
        {
            var model = tier["model"];
            if (string.IsNullOrWhiteSpace(model))
                throw new CachePrefixConfigurationException(
                    $"'{tier.Path}' names no model. Write \"{tier.Key}\": {{ \"model\": \"claude-haiku-4-5\" }}{Misspelt(tier)}, with the model that the tier uses.");
            yield return new KeyValuePair<string, string>(tier.Key, model);
        }
    }

    public static Dictionary<Stability, CacheTtl> ReadTtls(IConfiguration configuration)
    {
        RefuseMisspelt(configuration, "ttl", static section => section.GetChildren().Any(static entry => CachedRungs.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)));
        var ttls = new Dictionary<Stability, CacheTtl>();
        foreach (var entry in configuration.GetSection("ttl").GetChildren())
        {
            if (!Enum.TryParse<Stability>(entry.Key, ignoreCase: true, out var rung) || rung >= Stability.Volatile || !Enum.IsDefined(rung))
                throw new CachePrefixConfigurationException(
                    $"'{entry.Path}' is not a cached rung. {(EditDistance.Nearest(entry.Key, CachedRungs) is { } nearest ? $"Did you mean '{nearest}'?" : "The rungs are constant, deployment, tenant and session.")}");
            ttls[rung] = CacheTtlNames.Read(entry.Value) is not CacheTtl.Default and var ttl
                ? ttl
                : throw new CachePrefixConfigurationException($"'{entry.Path}' is '{entry.Value}'. A lifetime is \"5m\" or \"1h\".");
        }

        return ttls;
    }

    /// <summary>A configuration may hold much that is not ours, so another section is refused only for a name that is near and content that fits.</summary>
    public static void RefuseMisspelt(IConfiguration configuration, string name, Func<IConfigurationSection, bool> fits)
    {
        if (configuration.GetSection(name).Exists())
            return;
        if (configuration.GetChildren().FirstOrDefault(section => EditDistance.Nearest(section.Key, [name]) is not null && fits(section)) is { } misspelt)
            throw new CachePrefixConfigurationException($"'{misspelt.Path}' is not read. Did you mean '{name}'?");
    }

    private static string Misspelt(IConfigurationSection tier) =>
        tier.GetChildren().FirstOrDefault(static member => EditDistance.Nearest(member.Key, ["model"]) is not null) is { } misspelt ? $" instead of '{misspelt.Key}'" : "";
}
