using System.Globalization;

namespace CachePrefix.Testing;

/// <summary>Runs code under a culture that breaks careless formatting: commas, dotless i, other digits and calendars.</summary>
public static class TestCulture
{
    /// <summary>Finnish (decimal comma, U+2212 minus), Turkish (dotless i), Saudi Arabic (Umm al-Qura calendar).</summary>
    public static IReadOnlyList<string> Hostile { get; } = ["fi-FI", "tr-TR", "ar-SA"];

    public static T Run<T>(string culture, Func<T> action)
    {
        var (before, beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return action();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }
}
