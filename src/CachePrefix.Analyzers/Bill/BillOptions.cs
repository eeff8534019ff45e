using System.Globalization;
using CachePrefix.Analyzers.Rules;

namespace CachePrefix.Analyzers.Bill;

/// <summary>Settings of the rules about the bill, in <c>.editorconfig</c>.</summary>
internal static class BillOptions
{
    /// <summary>The hit rate below which a prompt is reported, from 0 to 1; that of the file unless set.</summary>
    public const string FloorKey = "cacheprefix.hit_rate_floor";

    /// <summary>The share of the bill from which a prompt is reported, from 0 to 1.</summary>
    public const string ShareKey = "cacheprefix.dear_share";

    public static double? Number(DefinitionContext context, string key)
    {
        var options = context.Prompt.Type.Locations[0].SourceTree is { } tree ? context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree) : context.GlobalOptions;
        return options.TryGetValue(key, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>What was measured of a prompt, or <see langword="null"/>.</summary>
    public static MeasuredPrompt? Measured(DefinitionContext context) => context.Files.Usage?.Find(NameOf(context));

    public static string Dollars(decimal dollars) => dollars.ToString(dollars < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string NameOf(DefinitionContext context) => Generation.PromptParser.NameOf(context.Prompt);
}
