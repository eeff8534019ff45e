using CachePrefix.Ledger.Reports;

namespace CachePrefix.Ledger.Tests.Reports;

public sealed class QualityTests
{
    private const string Result =
        """
        { "suite": "<b>tickets</b>", "verdict": "Drops", "reason": "\u0001\"><script>x</script>", "cases": 500, "difference": -0.05, "low": -0.08, "high": -0.02, "time": "2026-11-20T10:00:00Z",
          "baseline": { "name": "large", "cost": 4.5 }, "candidate": { "name": "small" } }
        """;

    [Fact]
    public void The_verdict_stands_beside_the_cost_and_its_texts_are_text()
    {
        var now = DateTimeOffset.UtcNow;
        var page = ReportPage.Render(LedgerReport.Of([], now.AddDays(-1), now), verdicts: [QualityVerdict.Parse(Result)]);

        Assert.Contains("small against large", page, StringComparison.Ordinal);
        Assert.Contains("-8 to -2", page, StringComparison.Ordinal);
        Assert.Contains("$4.50", page, StringComparison.Ordinal);
        Assert.Contains("not known", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#quality\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "suite": 3 }""")]
    public void What_is_no_result_is_said(string json) => Assert.Contains("no result of an evaluation", Assert.Throws<FormatException>(() => QualityVerdict.Parse(json)).Message, StringComparison.Ordinal);
}
