using System.Globalization;
using System.Text;

namespace CachePrefix.Evaluation;

/// <summary>Writes an evaluation as a page for pull requests.</summary>
public static class MarkdownPage
{
    private const int LongestText = 400;

    /// <summary>Writes a page.</summary>
    /// <param name="summary">The evaluation.</param>
    /// <returns>The page in Markdown.</returns>
    public static string Of(EvaluationSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var page = new StringBuilder();
        page.Append("## ").Append(Verdict(summary.Verdict)).Append(": ").Append(Inline(summary.Candidate.Name)).Append(" against ").Append(Inline(summary.Baseline.Name)).Append("\n\n");
        page.Append(Inline(summary.Reason));
        if (summary.MoreCases is { } more)
            page.Append(CultureInfo.InvariantCulture, $" About {more:N0} more cases like these would settle it.");
        page.Append("\n\n");
        Sides(page, summary);
        Figures(page, summary);
        Classes(page, summary);
        Worst(page, summary);
        return page.ToString();
    }

    internal static string Verdict(Verdict verdict) => verdict switch
    {
        Evaluation.Verdict.Holds => "Holds",
        Evaluation.Verdict.Drops => "Drops",
        _ => "Cannot tell",
    };

    private static void Sides(StringBuilder page, EvaluationSummary summary)
    {
        var (before, after) = (summary.Baseline, summary.Candidate);
        page.Append("| | ").Append(Inline(before.Name)).Append(" | ").Append(Inline(after.Name)).Append(" | difference |\n| --- | ---: | ---: | ---: |\n");
        Row("Score", Percent(before.Score), Percent(after.Score), $"{VerdictRule.Points(summary.Difference)} ({VerdictRule.Points(summary.Low)} to {VerdictRule.Points(summary.High)})");
        Row("Cost of these cases", Dollars(before.Cost), Dollars(after.Cost), summary.Saving is { } saving ? Signed(-saving) : "");
        Row("Output tokens", Number(before.Usage.Output), Number(after.Usage.Output), Change(before.Usage.Output, after.Usage.Output));
        Row("Half answered within", Time(before.MedianMilliseconds), Time(after.MedianMilliseconds), Change(before.MedianMilliseconds, after.MedianMilliseconds));
        Row("95 % answered within", Time(before.P95Milliseconds), Time(after.P95Milliseconds), Change(before.P95Milliseconds, after.P95Milliseconds));
        Row("Paid in this run", Dollars(before.Paid), Dollars(after.Paid), $"{before.Kept + after.Kept} answers were kept");
        Row("Models", Inline(string.Join(", ", before.Models)), Inline(string.Join(", ", after.Models)), "");
        page.Append('\n');

        void Row(string name, string one, string other, string difference) =>
            page.Append("| ").Append(name).Append(" | ").Append(one).Append(" | ").Append(other).Append(" | ").Append(difference).Append(" |\n");
    }

    private static void Figures(StringBuilder page, EvaluationSummary summary)
    {
        page.Append(CultureInfo.InvariantCulture, $"* {summary.Cases:N0} of {summary.CasesInSuite:N0} cases of '{Inline(summary.Suite)}' from {summary.Sources:N0} sources");
        if (summary.DesignEffect > 1.05)
            page.Append(CultureInfo.InvariantCulture, $", worth {summary.Cases / summary.DesignEffect:N0} independent ones");
        page.Append(CultureInfo.InvariantCulture, $"; {summary.Failed:N0} failed. Look {summary.Look} of {summary.Looks}.\n");
        page.Append(CultureInfo.InvariantCulture, $"* The candidate is worse in {summary.Worse:N0} cases and better in {summary.Better:N0} (McNemar, exact: p = {summary.McNemar:0.0000}{(summary.DesignEffect > 1 ? "; cases of one source are not independent, so this is no test" : "")}).\n");
        page.Append(CultureInfo.InvariantCulture, $"* Margin {VerdictRule.Points(summary.Margin).TrimStart('+')}, confidence {100 * summary.Confidence:0.##} %, {Method(summary.Method)}. A loss of {VerdictRule.Points(summary.SmallestEffect).TrimStart('+')} would have been seen most times.\n");
        page.Append(CultureInfo.InvariantCulture, $"* Scored by {Inline(summary.Scorer)} for {Dollars(summary.ScoringPaid)}.");
        if (summary.Agreement is { } agreement)
            page.Append(CultureInfo.InvariantCulture, $" It agrees with {100 * agreement.Share:0} % of {agreement.Labels} labels ({100 * agreement.Interval.Low:0} to {100 * agreement.Interval.High:0} %, kappa {agreement.Kappa:0.00}).");
        page.Append(CultureInfo.InvariantCulture, $"\n* Seed {summary.Seed}, versions `{summary.Baseline.Version}` and `{summary.Candidate.Version}`, CachePrefix {summary.Library}, {summary.Time:yyyy-MM-dd HH:mm} UTC, {summary.Seconds:0.0} s.\n");
    }

    private static void Classes(StringBuilder page, EvaluationSummary summary)
    {
        if (summary.Classes.Count == 0)
            return;

        page.Append("\n| class | cases | baseline | candidate | difference | verdict |\n| --- | ---: | ---: | ---: | ---: | --- |\n");
        foreach (var each in summary.Classes)
        {
            page.Append("| ").Append(Inline(each.Class)).Append(CultureInfo.InvariantCulture, $" | {each.Cases:N0} | {Percent(each.Baseline)} | {Percent(each.Candidate)} | {VerdictRule.Points(each.Difference.Mean)} ({VerdictRule.Points(each.Difference.Low)} to {VerdictRule.Points(each.Difference.High)}) | ")
                .Append(Verdict(each.Verdict)).Append(" |\n");
        }

        page.Append("\nIntervals of classes allow for their number (Holm).\n");
    }

    private static void Worst(StringBuilder page, EvaluationSummary summary)
    {
        if (summary.Worst.Count == 0)
            return;

        page.Append("\n<details><summary>Worst cases</summary>\n\n");
        foreach (var each in summary.Worst)
        {
            page.Append("* **").Append(Inline(each.Id)).Append("**").Append(each.Class is null ? "" : $" ({Inline(each.Class)})").Append(": ").Append(Inline(each.Input))
                .Append("\n  * baseline: ").Append(Inline(each.Baseline)).Append("\n  * candidate: ").Append(Inline(each.Candidate));
            if (each.Reason is not null)
                page.Append("\n  * ").Append(Inline(each.Reason));
            page.Append('\n');
        }

        page.Append("\n</details>\n");
    }

    /// <summary>Text of models and users as text: no markup, no links, no mentions, one line.</summary>
    internal static string Inline(string text)
    {
        var result = new StringBuilder(Math.Min(text.Length, LongestText) + 16);
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, LongestText)))
        {
            if (character is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '!' or '$')
                result.Append('\\').Append(character);
            else if (character == '@')
                result.Append("@\u200b");
            else
                result.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        return result.Append(text.Length > LongestText ? "…" : "").ToString().Trim().Replace("://", ":\u200b//", StringComparison.Ordinal);
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Signed(double share) => (100 * share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";

    private static string Change(double before, double after) => before == 0 ? "" : Signed((after / before) - 1);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture) + " ms";

    private static string Dollars(decimal? cost) => cost is { } value ? value.ToString(value is 0 or >= 1 ? "$0.00" : "$0.000000", CultureInfo.InvariantCulture) : "not known";

    private static string Method(IntervalMethod method) => method switch
    {
        IntervalMethod.StudentisedBootstrap => "paired studentised bootstrap over sources",
        IntervalMethod.Score => "score interval of paired shares",
        IntervalMethod.Student => "Student's interval over sources",
        IntervalMethod.Bound => "exact bound of the cases that changed",
        _ => "no interval",
    };
}
