using System.Text.RegularExpressions;
using CachePrefix.Auditing;
using CachePrefix.Auditing.Findings;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Loose;

public sealed partial class RepositoryAuditTests
{
    private const string Sample = "samples/ExistingCode";

    private static readonly string[] Compared = [RepositoryRoot.Of(Sample), RepositoryRoot.Of("tests/CachePrefix.Emulator.Tests")];

    private static readonly Lazy<Task<AuditResult>> Built = new(static () => Auditor.RunAsync(new AuditOptions { Paths = Compared, Mode = AuditMode.MSBuild, MinimumSeverity = FindingSeverity.Hidden }));

    [Theory]
    [InlineData(AuditMode.Loose)]
    [InlineData(AuditMode.MSBuild)]
    public async Task The_sample_of_existing_code_has_the_findings_that_its_page_lists(AuditMode mode)
    {
        var listed = Row().Matches(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Of(Sample), "README.md"))).Select(static match => $"{Sample}/{match.Groups[1].Value} {match.Groups[2].Value}");

        var audit = mode == AuditMode.MSBuild
            ? await Built.Value
            : await Auditor.RunAsync(new AuditOptions { Paths = Compared, Mode = mode });

        Assert.Equal(listed.Order(StringComparer.Ordinal), OfSample(audit).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_build_and_packages_at_least_nine_in_ten_findings_are_the_same()
    {
        var built = Describe.Of(await Built.Value);
        var loose = Describe.Of(await Auditor.RunAsync(new AuditOptions { Paths = Compared, Mode = AuditMode.Loose, MinimumSeverity = FindingSeverity.Hidden, PackageFolders = [] }));

        Assert.True(built.Count >= 8);
        Assert.True(built.Intersect(loose).Count() >= 0.9 * built.Count, $"Built only: {string.Join(", ", built.Except(loose))}");
        Assert.True(loose.Except(built).Count() <= 0.1 * built.Count, $"Loose only: {string.Join(", ", loose.Except(built))}");
    }

    [Fact]
    public async Task This_repository_has_no_warnings()
    {
        var audit = await Auditor.RunAsync(new AuditOptions { Paths = [RepositoryRoot.Path], Mode = AuditMode.Loose, MinimumSeverity = FindingSeverity.Warning });

        Assert.Empty(Describe.Of(audit));
        Assert.True(audit.Coverage.LooseProjects > 15);
    }

    private static IEnumerable<string> OfSample(AuditResult audit) => audit.Findings
        .Where(static finding => finding.Severity >= FindingSeverity.Information && finding.Path.StartsWith(Sample, StringComparison.Ordinal))
        .Select(static finding => $"{finding.Path}:{finding.Line} {finding.Id}");

    [GeneratedRegex(@"^\| (\w+\.cs:\d+) \| \[(CPA\d{4})\]", RegexOptions.Multiline)]
    private static partial Regex Row();
}
