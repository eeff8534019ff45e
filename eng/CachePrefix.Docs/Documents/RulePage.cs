using System.Text.RegularExpressions;

namespace CachePrefix.Docs;

/// <summary>A rule's page: a generated head and foot around a body that people write.</summary>
internal static partial class RulePage
{
    /// <summary>The sections of the body, none of which may be empty.</summary>
    public static readonly IReadOnlyList<string> BodySections = ["What it finds", "Why it costs money", "Example", "When to suppress"];

    public static GeneratedDocument Create(Rule rule) => new(
        rule.PagePath,
        current => MarkedBlock.Replace(
            MarkedBlock.Replace(current ?? Empty(), "head", Head(rule), rule.PagePath),
            "foot",
            Foot(rule),
            rule.PagePath));

    /// <summary>The sections that a page lacks or leaves empty.</summary>
    public static IEnumerable<string> MissingSections(string page)
    {
        var sections = Section().Matches(page).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim(), StringComparer.Ordinal);
        return BodySections.Where(name => !sections.TryGetValue(name, out var body) || body.Length == 0);
    }

    private static string Empty() =>
        MarkedBlock.Wrap("head", "")
        + string.Concat(BodySections.Select(name => $"\n\n## {name}\n"))
        + "\n" + MarkedBlock.Wrap("foot", "") + "\n";

    private static string Head(Rule rule) =>
        $"""
        # {rule.Id}: {rule.Title}

        | | |
        | --- | --- |
        | Category | {rule.Category} |
        | Severity | {rule.SeverityWord} |
        | Fix | {(rule.Fixes.Count > 0 ? "yes, also as Fix All in document, project and solution" : "no")} |

        {rule.Description}
        """.TrimEnd();

    private static string Foot(Rule rule) =>
        $"""
        ## How to configure

        In `.editorconfig`, with `none`, `silent`, `suggestion`, `warning` or `error`:

        ```ini
        [*.cs]
        dotnet_diagnostic.{rule.Id}.severity = {(rule.SeverityWord is "information" ? "suggestion" : rule.SeverityWord is "hidden" ? "silent" : rule.SeverityWord is "off" ? "none" : rule.SeverityWord)}
        ```

        In one place:

        ```csharp
        #pragma warning disable {rule.Id}
        #pragma warning restore {rule.Id}
        ```
        """;

    [GeneratedRegex(@"^## (.+)\n((?:(?!## |<!-- ).*(?:\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Section();
}
