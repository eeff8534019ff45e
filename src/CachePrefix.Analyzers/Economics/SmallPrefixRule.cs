using System.Globalization;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Economics;

/// <summary>A prefix below a model's minimum, in definitions and in SDK code.</summary>
internal static class SmallPrefixRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.SmallPrefix,
        RuleCategory.Economics,
        DiagnosticSeverity.Warning,
        "A prefix is too short to be cached",
        "{0} has at most {1} tokens, {4}, but {2} caches from {3} on, so it is never cached and nothing says so",
        "Each model has a minimum below which a breakpoint is accepted and ignored: no error, no write, no read. The size is an estimate; the rule reports only when its upper bound is below the minimum.");

    public const string Estimated = "by estimate";

    public const string Measured = "as measured";

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
