using System.Xml.Linq;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads <c>cacheprefix.json</c>. What cannot be understood is left out and reported by a rule.</summary>
internal static class ConfigurationReader
{
    private static readonly string[] Sections = ["tiers", "ttl", "routers"];

    private static readonly string[] CachedRungs = ["constant", "deployment", "tenant", "session"];

    /// <param name="text">The content of the file.</param>
    /// <param name="report">Told what cannot be understood: the name of the member, empty for the whole file, and why.</param>
    public static PromptConfiguration Read(string text, Action<string, string>? report = null)
    {
        var root = JsonText.Parse(text, out var error);
        if (root is null)
        {
            report?.Invoke("", error!);
            return PromptConfiguration.Empty;
        }

        if (!JsonText.IsObject(root))
        {
            report?.Invoke("", "it is no object; write { \"tiers\": { \"simple\": { \"model\": \"claude-haiku-4-5\" } } }");
            return PromptConfiguration.Empty;
        }

        ReportUnknown(root, report);
        return new PromptConfiguration
        {
            Tiers = ReadTiers(root.Member("tiers"), report).ToEquatableArray(),
            Ttls = ReadTtls(root.Member("ttl"), report),
        };
    }

    /// <summary>Members such as <c>$schema</c> belong to the file, not to its content.</summary>
    private static void ReportUnknown(XElement root, Action<string, string>? report)
    {
        foreach (var name in root.Elements().Select(JsonText.NameOf))
        {
            if (!Sections.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.StartsWith("$", StringComparison.Ordinal))
                report?.Invoke(name, $"'{name}' is not read; {WayOut(name, Sections) ?? "the file has 'tiers', 'ttl' and 'routers'"}");
        }
    }

    private static string? WayOut(string name, IEnumerable<string> known) => EditDistance.Nearest(name, known) is { } nearest ? $"did you mean '{nearest}'?" : null;

    /// <summary>A member of the tier that most likely was to be its model.</summary>
    private static string Misspelt(XElement tier) =>
        tier.Elements().Select(JsonText.NameOf).FirstOrDefault(static name => EditDistance.Nearest(name, ["model"]) is not null && !string.Equals(name, "model", StringComparison.OrdinalIgnoreCase)) is { } name
            ? $" instead of '{name}'"
            : "";

    private static List<ConfiguredTier> ReadTiers(XElement? section, Action<string, string>? report)
    {
        var tiers = new List<ConfiguredTier>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (section is null)
            return tiers;
        if (!JsonText.IsObject(section))
            report?.Invoke("tiers", "'tiers' is no object; give each tier a member such as \"simple\": { \"model\": \"claude-haiku-4-5\" }");

        foreach (var tier in JsonText.IsObject(section) ? section.Elements() : [])
        {
            var name = JsonText.NameOf(tier);
            if (tier.Member("model").Text() is not { } model || string.IsNullOrWhiteSpace(model))
                report?.Invoke(name, $"tier '{name}' names no model; write \"{name}\": {{ \"model\": \"claude-haiku-4-5\" }}{Misspelt(tier)}, with the model that the tier uses");
            else if (!names.Add(name))
                report?.Invoke(name, $"tier '{name}' is there twice; give each tier a name of its own");
            else
                tiers.Add(new ConfiguredTier(name, model));
        }

        return tiers;
    }

    private static EquatableArray<int> ReadTtls(XElement? section, Action<string, string>? report)
    {
        if (section is null)
            return default;
        if (!JsonText.IsObject(section))
            report?.Invoke("ttl", "'ttl' is no object; give each rung a member such as \"deployment\": \"1h\"");

        var ttls = new int[Rungs.Cached];
        foreach (var entry in JsonText.IsObject(section) ? section.Elements() : [])
        {
            var name = JsonText.NameOf(entry);
            if (!Enum.TryParse<Stability>(name, ignoreCase: true, out var rung) || rung is < Stability.Constant or >= Stability.Volatile)
                report?.Invoke(name, $"'{name}' is not a cached rung; {WayOut(name, CachedRungs) ?? "the rungs are constant, deployment, tenant and session"}");
            else if (CacheTtlNames.Read(entry.Text()) is not CacheTtl.Default and var ttl)
                ttls[(int)rung] = (int)ttl;
            else
                report?.Invoke(name, $"the lifetime of '{name}' is '{entry.Value}'; a lifetime is \"5m\" or \"1h\"");
        }

        return Array.TrueForAll(ttls, static ttl => ttl == 0) ? default : ttls.ToEquatableArray();
    }
}
