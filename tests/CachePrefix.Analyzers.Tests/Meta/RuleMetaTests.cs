using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.Analyzers.Tests.Meta;

/// <summary>What every rule has besides its code.</summary>
public sealed partial class RuleMetaTests
{
    private static readonly Lazy<TestEvidence> Evidence = new(() => TestEvidence.Read(Repository.Root));

    /// <summary>The rules that the catalogue promises a fix for.</summary>
    private static readonly string[] Fixable =
    [
        "CPA1001", "CPA1002", "CPA1003", "CPA1004", "CPA1005", "CPA1006", "CPA1007", "CPA1008", "CPA1009", "CPA1010", "CPA1011", "CPA1012", "CPA1013", "CPA1014", "CPA1015", "CPA1016",
        "CPA2001", "CPA2002", "CPA2003", "CPA2004", "CPA2005", "CPA2006", "CPA2007", "CPA2008", "CPA2009",
        "CPA3001", "CPA3002", "CPA3003", "CPA3004", "CPA3005",
        "CPA4001", "CPA4002", "CPA4004",
        "CPA5001", "CPA5002", "CPA5004",
    ];

    public static TheoryData<string> Ids => [.. DeclaredRules.Ids];

    public static TheoryData<string> FixableIds => [.. DeclaredRules.Ids.Intersect(Fixable)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_its_help_link_leads_to(string id)
    {
        var page = $"docs/rules/{id}.md";

        Assert.True(Repository.Exists(page), $"{page} is missing.");
        Assert.StartsWith($"<!-- generated head -->\n# {id}: ", Repository.Read(page).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(DeclaredRules.Descriptors[id], descriptor => Assert.EndsWith("/" + page, descriptor.HelpLinkUri, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_release_entry(string id)
    {
        var entries = new[] { "Shipped", "Unshipped" }
            .SelectMany(file => Repository.Read($"src/CachePrefix.Analyzers/AnalyzerReleases.{file}.md").Split('\n'))
            .Count(line => line.StartsWith(id + " |", StringComparison.Ordinal));

        Assert.Equal(1, entries);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_in_every_preset_and_in_the_table(string id)
    {
        foreach (var preset in (string[])["none", "recommended", "strict"])
            Assert.Contains($"\ndotnet_diagnostic.{id}.severity = ", Repository.Read($"src/CachePrefix.AnalyzerPackage/presets/CachePrefix.{preset}.globalconfig"), StringComparison.Ordinal);
        Assert.Contains($"| [{id}](docs/rules/{id}.md) |", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_test_that_it_reports_and_one_that_it_stays_silent(string id)
    {
        Assert.True(Evidence.Value.Positive.Contains(id), $"No test marks what {id} reports.");
        Assert.True(Evidence.Value.Negative.Contains(id), $"No test has code that {id} leaves alone.");
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public void A_fixable_rule_has_a_fix_that_fixes_all(string id)
    {
        var fix = Assert.Single(DeclaredRules.ExportedFixes, fix => fix.FixableDiagnosticIds.Contains(id));
        var fixAll = fix.GetFixAllProvider();

        Assert.NotNull(fixAll);
        Assert.Superset(new HashSet<FixAllScope>([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution]), fixAll.GetSupportedFixAllScopes().ToHashSet());
        Assert.Matches($@"\| \[{id}\].*\| yes \|", Repository.Read("README.md"));
    }

    [Fact]
    public void A_rule_lies_in_the_file_that_its_id_names()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src/CachePrefix.Analyzers"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(typeof(RuleIds).GetFields(), field => Assert.True(files.Contains($"{field.Name}Analyzer") || files.Contains($"{field.Name}Rule"), $"There is no {field.Name}Analyzer.cs and no {field.Name}Rule.cs."));
    }

    [Fact]
    public void Fixes_are_for_rules_that_there_are() =>
        Assert.Subset(DeclaredRules.Ids.ToHashSet(), DeclaredRules.ExportedFixes.SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet());

    [Fact]
    public void Every_id_is_declared_once_and_used()
    {
        var ids = typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^CPA[1-9][0-9]{3}$", id));
        Assert.Equal(ids.Order(StringComparer.Ordinal), DeclaredRules.Ids);
    }

    [Fact]
    public void Ids_are_written_in_one_place_only()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && QuotedId().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file));

        Assert.Equal(["RuleIds.cs"], files);
    }

    [GeneratedRegex("\"CPA[0-9]{4}\"")]
    private static partial Regex QuotedId();
}
