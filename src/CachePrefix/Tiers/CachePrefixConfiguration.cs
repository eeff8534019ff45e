using Microsoft.Extensions.Configuration;

namespace CachePrefix;

/// <summary>Reads the sections of <c>cacheprefix.json</c>.</summary>
internal static class CachePrefixConfiguration
{
    public static IEnumerable<KeyValuePair<string, string>> ReadTiers(IConfiguration configuration)
    {
        foreach (var tier in configuration.GetSection("tiers").GetChildren())
        {
            var model = tier["model"];
            if (string.IsNullOrWhiteSpace(model))
                throw new CachePrefixConfigurationException(
                    $"'{tier.Path}' names no model. Write \"{tier.Key}\": {{ \"model\": \"claude-haiku-4-5\" }}, with the model that the tier uses.");
            yield return new KeyValuePair<string, string>(tier.Key, model);
        }
    }

    public static Dictionary<Stability, CacheTtl> ReadTtls(IConfiguration configuration)
    {
        var ttls = new Dictionary<Stability, CacheTtl>();
        foreach (var entry in configuration.GetSection("ttl").GetChildren())
        {
            if (!Enum.TryParse<Stability>(entry.Key, ignoreCase: true, out var rung) || rung >= Stability.Volatile || !Enum.IsDefined(rung))
                throw new CachePrefixConfigurationException(
                    $"'{entry.Path}' is not a cached rung. The rungs are constant, deployment, tenant and session.");
            ttls[rung] = entry.Value switch
            {
                "5m" => CacheTtl.FiveMinutes,
                "1h" => CacheTtl.OneHour,
                _ => throw new CachePrefixConfigurationException($"'{entry.Path}' is '{entry.Value}'. A lifetime is \"5m\" or \"1h\"."),
            };
        }

        return ttls;
    }
}
