using CachePrefix.Ledger.Reports;

namespace CachePrefix.Ledger.Tests.Reports;

public sealed class QualityTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Quality_stands_beside_the_cost_of_a_call()
    {
        var records = Enumerable.Range(0, 10).Select(static i => new CallRecord
        {
            CallId = $"{i}",
            Prompt = "ask",
            Time = Day,
            Model = i < 4 ? "large" : "small",
            Cost = i < 4 ? 0.05m : 0.01m,
        });
        var report = LedgerReport.Of(CallRollUps.Of(records), Day, Day.AddDays(1));
        var page = ReportPage.Render(report, quality:
        [
            new PromptQuality("ask", "small", 200, 0.91, 0.86, 0.94, new DateOnly(2026, 11, 19)),
            new PromptQuality("ask", "large", 200, 0.96, 0.92, 0.98, new DateOnly(2026, 11, 19)),
            new PromptQuality("ask <b>", null, 20, 0.5, 0.3, 0.7, new DateOnly(2026, 11, 18)),
        ]);

        var section = page[page.IndexOf("<section id=\"quality\"", StringComparison.Ordinal)..];
        Assert.Contains("href=\"#quality\"", page, StringComparison.Ordinal);
        Assert.True(section.IndexOf("96 %", StringComparison.Ordinal) < section.IndexOf("91 %", StringComparison.Ordinal), section);
        Assert.Contains("$0.05", section, StringComparison.Ordinal);
        Assert.Contains("$0.01", section, StringComparison.Ordinal);
        Assert.Contains("not called", section, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", section, StringComparison.Ordinal);
        Assert.DoesNotContain("quality", ReportPage.Render(report), StringComparison.Ordinal);
    }
}
