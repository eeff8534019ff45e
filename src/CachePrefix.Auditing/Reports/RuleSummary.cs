using CachePrefix.Auditing.Analysis;
using CachePrefix.Auditing.Findings;

namespace CachePrefix.Auditing.Reports;

/// <summary>What an audit found of one rule.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Title">What it finds, in a few words.</param>
/// <param name="HelpLink">The address of its page.</param>
/// <param name="Severity">The highest severity of its findings.</param>
/// <param name="Findings">How many there are.</param>
/// <param name="Prompts">How many prompts they are about.</param>
/// <param name="DollarsPerThousandCalls">The sum of what is known of the cost, one call of each prompt at a time; <see langword="null"/> where nothing is.</param>
public sealed record RuleSummary(string Id, string Title, string HelpLink, FindingSeverity Severity, int Findings, int Prompts, decimal? DollarsPerThousandCalls)
{
    /// <summary>All rules with findings, the most severe first, then those with most findings.</summary>
    /// <param name="findings">The findings of an audit.</param>
    public static IReadOnlyList<RuleSummary> Of(IReadOnlyList<Finding> findings) =>
    [
        .. findings.GroupBy(static finding => finding.Id, StringComparer.Ordinal)
            .Select(Of)
            .OrderByDescending(static rule => rule.Severity)
            .ThenByDescending(static rule => rule.Findings)
            .ThenBy(static rule => rule.Id, StringComparer.Ordinal),
    ];

    private static RuleSummary Of(IGrouping<string, Finding> findings)
    {
        var rule = OwnAssembly.Rules[findings.Key];
        var waste = findings.Select(static finding => finding.Waste?.DollarsPerThousandCalls).OfType<decimal>().ToList();
        return new RuleSummary(
            findings.Key,
            rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture),
            rule.HelpLinkUri,
            findings.Max(static finding => finding.Severity),
            findings.Count(),
            findings.Select(static finding => finding.Prompt).Distinct().Count(),
            waste.Count == 0 ? null : waste.Sum());
    }
}
