using System.Globalization;
using System.Net;
using System.Text;
using CachePrefix.Auditing.Analysis;
using CachePrefix.Auditing.Findings;

namespace CachePrefix.Auditing.Reports;

/// <summary>Writes findings as one page that needs no other file and no script.</summary>
public static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #c8ccd2; --dim: #59626e; --warning: #8a4b00; --error: #a3131b; --information: #0b5a8f; }
        @media (prefers-color-scheme: dark) { :root { --line: #444b55; --dim: #a3acb8; --warning: #f2b56b; --error: #ff9a9a; --information: #8cc8f2; } }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
        h2 { font-size: 1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
        th { font-weight: 600; }
        td.rule, td.severity { white-space: nowrap; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .warning { color: var(--warning); } .error { color: var(--error); } .information { color: var(--information); } .hidden, .way { color: var(--dim); }
        .way { list-style: none; margin: .2rem 0 0; padding: 0; font-size: .9rem; }
        .way li { display: inline; } .way li + li::before { content: " → "; }
        code { font-family: ui-monospace, monospace; }
        """;

    /// <summary>The page: what was found by rule and by prompt, how much was understood, what was left out.</summary>
    /// <param name="audit">The audit.</param>
    public static string Write(AuditResult audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Prompt cache audit</title>\n<style>\n")
            .Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n<h1>Prompt cache audit</h1>\n<p>")
            .Append(CoverageText.Count(audit.Findings.Count, "finding")).Append(".</p>\n<ul>\n");
        foreach (var line in CoverageText.Lines(audit))
            page.Append("<li>").Append(Text(line)).Append("</li>\n");
        page.Append("</ul>\n");
        AddSummary(page, RuleSummary.Of(audit.Findings));

        foreach (var prompt in audit.Findings.GroupBy(static finding => finding.Prompt).OrderBy(static group => group.Key.Path, StringComparer.Ordinal).ThenBy(static group => group.Key.Line))
            AddPrompt(page, prompt);
        AddNotes(page, audit.Notes);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AddSummary(StringBuilder page, IReadOnlyList<RuleSummary> rules)
    {
        if (rules.Count == 0)
            return;

        page.Append("<section>\n<h2>By rule</h2>\n<table>\n<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Rule</th><th scope=\"col\">Finds</th><th scope=\"col\" class=\"number\">Findings</th><th scope=\"col\" class=\"number\">Prompts</th><th scope=\"col\" class=\"number\">$ per 1,000 calls, where known</th></tr></thead>\n<tbody>\n");
        foreach (var rule in rules)
        {
            var severity = SeverityNames.Of(rule.Severity);
            page.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"severity {severity}\">{severity}</td><td class=\"rule\"><a href=\"{Text(rule.HelpLink)}\">{rule.Id}</a></td><td>{Text(rule.Title)}</td><td class=\"number\">{rule.Findings}</td><td class=\"number\">{rule.Prompts}</td><td class=\"number\">{rule.DollarsPerThousandCalls:0.####}</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void AddPrompt(StringBuilder page, IGrouping<FindingHop, Finding> prompt)
    {
        var name = SinkName.Of(prompt.Select(static finding => finding.Sink).FirstOrDefault(static sink => sink is not null));
        page.Append("<section>\n<h2><code>").Append(Text(Place(prompt.Key))).Append("</code> ").Append(Text(name))
            .Append("</h2>\n<table>\n<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Rule</th><th scope=\"col\">Finding</th></tr></thead>\n<tbody>\n");
        foreach (var finding in prompt)
            AddFinding(page, finding);
        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void AddFinding(StringBuilder page, Finding finding)
    {
        var severity = SeverityNames.Of(finding.Severity);
        var rule = OwnAssembly.Rules[finding.Id];
        page.Append("<tr><td class=\"severity ").Append(severity).Append("\">").Append(severity)
            .Append("</td><td class=\"rule\"><a href=\"").Append(Text(rule.HelpLinkUri)).Append("\">").Append(finding.Id).Append("</a></td><td>")
            .Append(Text(finding.Message)).Append("\n<ol class=\"way\" aria-label=\"Way of the value\">");
        foreach (var place in finding.Hops.Prepend(new FindingHop(finding.Path, finding.Line)).Distinct())
            page.Append("<li><code>").Append(Text(Place(place))).Append("</code></li>");
        page.Append("</ol>");
        if (finding.Waste is { } waste)
            page.Append("\n<p>").Append(Text(waste.ToString())).Append("</p>");
        page.Append("</td></tr>\n");
    }

    private static void AddNotes(StringBuilder page, IReadOnlyList<AuditNote> notes)
    {
        if (notes.Count == 0)
            return;

        page.Append("<section>\n<h2>Left out or guessed</h2>\n<ul>\n");
        foreach (var note in notes)
            page.Append("<li>").Append(Text(note.ToString())).Append("</li>\n");
        page.Append("</ul>\n</section>\n");
    }

    private static string Place(FindingHop hop) => FormattableString.Invariant($"{hop.Path}:{hop.Line}");

    private static string Text(string text) => WebUtility.HtmlEncode(Printable.Of(text));
}
