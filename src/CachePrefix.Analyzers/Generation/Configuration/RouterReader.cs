using System.Globalization;
using System.Xml.Linq;
using CachePrefix.Analyzers.Routing;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads the section <c>routers</c> of <c>cacheprefix.json</c>, which no generated code depends on.</summary>
internal static class RouterReader
{
    private static readonly string[] Members =
    [
        "tier", "name", "minInputTokens", "maxInputTokens", "minHistory", "code", "table", "tools", "attachments", "features", "keywords", "scripts",
    ];

    /// <param name="text">The content of the file.</param>
    /// <param name="report">Told what cannot be understood: the name of the member, and why.</param>
    public static List<ConfiguredRouter> Read(string text, Action<string, string>? report = null)
    {
        var routers = new List<ConfiguredRouter>();
        if (JsonText.Parse(text, out _) is not { } root || !JsonText.IsObject(root) || root.Member("routers") is not { } section)
            return routers;
        if (!JsonText.IsObject(section))
            report?.Invoke("routers", "'routers' is no object; give each router a member such as \"difficulty\": { \"rules\": [ { \"tier\": \"complex\", \"minInputTokens\": 800 } ] }");

        foreach (var router in JsonText.IsObject(section) ? section.Elements() : [])
        {
            var name = JsonText.NameOf(router);
            var rules = JsonText.IsObject(router) && router.Member("rules") is { } list && JsonText.IsArray(list) ? list.Elements().ToList() : [];
            if (rules.Count == 0)
                report?.Invoke(name, $"router '{name}' has no rules; write \"rules\": [ {{ \"tier\": \"complex\", \"minInputTokens\": 800 }} ]");
            routers.Add(new ConfiguredRouter(name, [.. rules.Select((rule, index) => ReadRule(rule, index, name, report)).OfType<ConfiguredRule>()]));
        }

        return routers;
    }

    private static ConfiguredRule? ReadRule(XElement rule, int index, string router, Action<string, string>? report)
    {
        var name = rule.Member("name").Text() is { } own ? $"'{own}'" : (index + 1).ToString(CultureInfo.InvariantCulture);
        if (rule.Member("tier").Text() is not { } tier || string.IsNullOrWhiteSpace(tier))
        {
            report?.Invoke(router, $"rule {name} of router '{router}' names no tier; write \"tier\": \"complex\", with the tier that matching requests ask first");
            return null;
        }

        foreach (var member in rule.Elements())
        {
            if (!Members.Contains(JsonText.NameOf(member), StringComparer.OrdinalIgnoreCase))
                report?.Invoke(JsonText.NameOf(member), $"'{JsonText.NameOf(member)}' of rule {name} of router '{router}' is no condition; {Suggest(JsonText.NameOf(member))}");
        }

        return new ConfiguredRule(name, tier, new RouteConditions
        {
            MinInputTokens = Number("minInputTokens"),
            MaxInputTokens = Number("maxInputTokens"),
            MinHistory = Number("minHistory"),
            Code = Flag("code"),
            Table = Flag("table"),
            Tools = Flag("tools"),
            Attachments = Flag("attachments"),
            Features = Texts("features"),
            Keywords = Texts("keywords"),
            Scripts = Texts("scripts"),
        });

        int? Number(string condition)
        {
            if (rule.Member(condition) is not { } member)
                return null;
            if (JsonText.Number(member) is { } number && number >= 0 && number <= int.MaxValue && number == decimal.Truncate(number))
                return (int)number;
            report?.Invoke(condition, $"'{condition}' of rule {name} of router '{router}' is '{member.Value}'; it is a whole number, such as 800");
            return null;
        }

        bool? Flag(string condition)
        {
            if (rule.Member(condition) is not { } member)
                return null;
            if (member.Value is "true" or "false" && !JsonText.IsString(member))
                return member.Value == "true";
            report?.Invoke(condition, $"'{condition}' of rule {name} of router '{router}' is '{member.Value}'; it is true or false");
            return null;
        }

        List<string> Texts(string condition)
        {
            if (rule.Member(condition) is not { } member)
                return [];
            if (JsonText.IsArray(member) && member.Elements().All(JsonText.IsString))
                return [.. member.Elements().Select(static entry => entry.Value)];
            report?.Invoke(condition, $"'{condition}' of rule {name} of router '{router}' is no list of texts; write \"{condition}\": [ \"…\" ]");
            return [];
        }
    }

    private static string Suggest(string member) =>
        EditDistance.Nearest(member, Members) is { } nearest ? $"did you mean '{nearest}'?" : $"a rule may have {string.Join(", ", Members)}";
}
