using System.Collections.Immutable;
using CachePrefix.Analyzers;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>The rules whose findings can be said behind the breakpoint instead.</summary>
internal static class MovableRules
{
    /// <summary>The fixes that move text behind the breakpoint; which of them applies depends on where the text is sent.</summary>
    public const string Family = "MoveBehindBreakpoint";

    public static ImmutableArray<string> Ids { get; } =
    [
        RuleIds.Clock,
        RuleIds.Date,
        RuleIds.Random,
        RuleIds.Host,
        RuleIds.Identity,
        RuleIds.CallerData,
        RuleIds.MutableState,
        RuleIds.DeclaredVolatile,
    ];
}
