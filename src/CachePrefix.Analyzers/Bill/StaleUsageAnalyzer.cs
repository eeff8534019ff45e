using System.Globalization;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Bill;

/// <summary>Reports a usage file that is older than its limit (CPA7003).</summary>
/// <remarks>The one rule that depends on the day of the build. <c>cacheprefix.today</c> sets the day, for builds that must repeat.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaleUsageAnalyzer() : AdditionalFileAnalyzer(Descriptor, UsageReport.IsUsage)
{
    /// <summary>How many days old a file may be, in a global configuration file.</summary>
    internal const string AgeKey = "cacheprefix.usage_max_age_days";

    /// <summary>The day that counts as today, as <c>yyyy-MM-dd</c>, in a global configuration file.</summary>
    internal const string TodayKey = "cacheprefix.today";

    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.StaleUsage,
        RuleCategory.Bill,
        DiagnosticSeverity.Info,
        "The usage file is old",
        "What {0} says was measured until {1}, {2} days ago; more than {3} is too old: run `cacheprefix report <ledger> --export {0}`",
        "Prompts, traffic and prices change. Rules that use an old file judge what is no longer there.");

    private const int DefaultAge = 30;

    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        if (UsageReport.Read(text.ToString())?.To is not { } to)
            return;

        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var limit = options.TryGetValue(AgeKey, out var days) && int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : DefaultAge;
        var today = options.TryGetValue(TodayKey, out var day) && DateTime.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var set)
            ? set
            : DateTime.UtcNow.Date;
        var age = (int)(today - to).TotalDays;
        if (age <= limit)
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            new JsonPlaces(context.AdditionalFile.Path, text).Of("to"),
            Path.GetFileName(context.AdditionalFile.Path),
            to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            age.ToString(CultureInfo.InvariantCulture),
            limit.ToString(CultureInfo.InvariantCulture)));
    }
}
