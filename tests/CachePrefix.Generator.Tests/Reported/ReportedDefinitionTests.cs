using CachePrefix.Generator.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Generator.Tests.Reported;

/// <summary>Definitions that public reports about other generators suggest. The first line of each file says what is right: it compiles without warnings, or these definition rules say why not.</summary>
public sealed class ReportedDefinitionTests
{
    private const string Folder = "Reported/Cases/";
    private const string Compiles = "// compiles";
    private const string Reports = "// reports ";
    private const string Tiers = """{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "complex": { "model": "claude-opus-4-8" }, "t": { "model": "claude-haiku-4-5" } } }""";
    private const string OddTiers = """{ "tiers": { "t\n</para> \"x\" & <y>": { "model": "my\nmodel */ // x" } } }""";

    public static TheoryData<string> Cases =>
    [
        .. typeof(ReportedDefinitionTests).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(static name => Path.GetFileNameWithoutExtension(name))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_compiles_without_warnings_or_a_rule_says_why_not(string name)
    {
        using var reader = new StreamReader(typeof(ReportedDefinitionTests).Assembly.GetManifestResourceStream($"{Folder}{name}.cs")!);
        var source = (await reader.ReadToEndAsync()).ReplaceLineEndings("\n");
        var head = source[..source.IndexOf('\n', StringComparison.Ordinal)];
        string[] rules = head == Compiles ? [] : head[Reports.Length..].Split(' ');
        var language = name == "b13-lang7.3" ? LanguageVersion.CSharp7_3 : LanguageVersion.Latest;

        var outcome = await DefinitionOutcome.OfAsync([source], name == "b32-strings" ? OddTiers : Tiers, language);

        Assert.Empty(outcome.Faults);
        Assert.True(outcome.Complaints.Count == 0, $"{string.Join("\n", outcome.Complaints)}\n{outcome.Text}");
        Assert.Equal(rules, outcome.Rules.Where(static id => id.StartsWith("CPA9", StringComparison.Ordinal)));
        Assert.All(outcome.Generated.GeneratedSources, static file => Assert.InRange(file.HintName.Length, 1, 200));
        if (rules.Length == 0)
            Assert.NotEmpty(outcome.Generated.GeneratedSources);
    }
}
