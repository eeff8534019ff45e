using CachePrefix.Ledger.Reports;
using CachePrefix.Ledger.Simulation;
using CachePrefix.Ledger.Tests.Ledgers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CachePrefix.Ledger.Tests.Reports;

/// <summary>The page in a browser, from a file and from a host.</summary>
public sealed class BrowserTests : IDisposable
{
    /// <summary>Contrast of every text with its background, by the formula of WCAG 2.2, and what is wider than the window.</summary>
    private const string Audit = """
        () => {
          const rgb = c => c.match(/[\d.]+/g).map(Number);
          const lum = c => { const [r, g, b] = rgb(c).slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
          const back = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] !== 0) return c; } return 'rgb(255, 255, 255)'; };
          const faults = [];
          for (const e of document.querySelectorAll('body *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest('title') || e.tagName === 'STYLE') continue;
            const s = getComputedStyle(e), f = lum(e.closest('svg') ? s.fill : s.color), b = lum(back(e));
            const ratio = (Math.max(f, b) + .05) / (Math.min(f, b) + .05);
            if (ratio < 4.5) faults.push(`${e.tagName} ${e.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
          }
          if (document.documentElement.scrollWidth > innerWidth) faults.push(`width ${document.documentElement.scrollWidth} of ${innerWidth}`);
          for (const e of document.querySelectorAll('section, .facts div, h1, h2, p, nav')) if (e.getBoundingClientRect().right > innerWidth + 1) faults.push(`${e.tagName} ${e.id} reaches ${e.getBoundingClientRect().right} of ${innerWidth}`);
          return faults;
        }
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("report").FullName;

    [ChromiumFact]
    public async Task The_page_fits_is_legible_and_reachable_by_keyboard()
    {
        var file = Path.Combine(_directory, "report.html");
        await File.WriteAllTextAsync(file, ReportPage.Render(Report(), new Simulator().Stack(new Workload { Model = "claude-sonnet-4-6", CallsPerDay = 500, PrefixTokens = 3_000, InputTokens = 10, OutputTokens = 10 })));
        await using var browser = await OpenAsync();
        var page = await NewPageAsync(browser, 900, ColorScheme.Light, out var errors);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        foreach (var section in await page.Locator("section").AllAsync())
            Assert.True((await section.ScreenshotAsync()).Length > 1_000, await section.GetAttributeAsync("id"));
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var width in new[] { 400, 900, 1_600 })
            {
                await page.SetViewportSizeAsync(width, 900);
                Assert.Empty(await page.EvaluateAsync<string[]>(Audit));
                Assert.True((await page.ScreenshotAsync()).Length > 1_000);
            }
        }

        Assert.Empty(errors);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 24; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href') ?? document.activeElement.getAttribute('aria-label') ?? ''"));
        }

        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "#main", "#money", "#value", "By prompt", "Cost per day, US dollars" }, reached);
    }

    [ChromiumFact]
    public async Task The_dashboard_shows_the_live_ledger_behind_the_hosts_authorisation()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSqliteLedger(Path.Combine(_directory, "calls.db"));
        await using var host = builder.Build();
        host.MapCachePrefixReport().AddEndpointFilterForKey();
        await host.StartAsync();
        var writer = host.Services.GetRequiredService<LedgerWriter>();
        writer.Take(Records.Create(1) with { Time = DateTimeOffset.UtcNow, Prompt = "<b>first</b>" });
        await writer.FlushAsync();

        await using var browser = await OpenAsync();
        var page = await NewPageAsync(browser, 900, ColorScheme.Light, out var errors);
        var address = host.Urls.First() + "/cacheprefix";
        using (var stranger = new HttpClient())
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await stranger.GetAsync(new Uri(address))).StatusCode);
        Assert.Equal(200, (await page.GotoAsync(address + "?key=any"))!.Status);
        Assert.Contains("<b>first</b>", await page.Locator("#money").InnerTextAsync(), StringComparison.Ordinal);
        writer.Take(Records.Create(2) with { Time = DateTimeOffset.UtcNow, Prompt = "second" });
        await writer.FlushAsync();
        await page.ReloadAsync();
        Assert.Contains("second", await page.Locator("#money").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await page.EvaluateAsync<string[]>(Audit));
        Assert.Empty(errors);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static LedgerReport Report()
    {
        var records = Enumerable.Range(0, 3_000).Select(i => Records.Create(i) with
        {
            Time = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero).AddMinutes(i * 4),
            Deployment = i < 2_000 ? "1.0" : "1.1",
            Prompt = i % 4 == 3 ? "Namespace.With.A.Very.Long.Name.That.Has.No.Space.In.It.And.Still.Must.Fit.SupportPrompt" : $"prompt {i % 4}",
            Tenant = $"tenant-{i % 30}",
        });
        var from = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);
        return LedgerReport.Of(CallRollUps.Of(records), from, from.AddDays(9), [new OutcomeRollUp(new DateOnly(2026, 11, 12), "feature", "prompt 1", "ticket solved", 12, 12)]);
    }

    private static async Task<Session> OpenAsync()
    {
        Assert.True(ChromiumFactAttribute.Chromium is not null, "Chromium is not installed: apt-get install chromium.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = ChromiumFactAttribute.Chromium, Args = ["--no-sandbox"] });
        return new Session(playwright, browser);
    }

    private static Task<IPage> NewPageAsync(Session session, int width, ColorScheme scheme, out List<string> errors)
    {
        var found = errors = [];
        return OpenPageAsync();

        async Task<IPage> OpenPageAsync()
        {
            var page = await session.Browser.NewPageAsync(new BrowserNewPageOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                    found.Add(message.Text);
            };
            page.PageError += (_, error) => found.Add(error);
            return page;
        }
    }

    private sealed record Session(IPlaywright Playwright, IBrowser Browser) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Browser.DisposeAsync();
            Playwright.Dispose();
        }
    }
}
