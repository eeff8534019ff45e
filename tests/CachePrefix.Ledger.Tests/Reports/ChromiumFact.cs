namespace CachePrefix.Ledger.Tests.Reports;

/// <summary>A test that needs the system's Chromium: skipped with the reason where it is missing, but never in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public ChromiumFactAttribute()
    {
        if (Chromium is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "Chromium is not installed: apt-get install chromium.";
    }
}
