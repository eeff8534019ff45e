using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Layout;

namespace CachePrefix.CodeFixes.Economics;

/// <summary>Removes a breakpoint behind a prefix that is too short to be cached.</summary>
public sealed class RemoveShortBreakpointCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.SmallPrefix];

    /// <inheritdoc/>
    protected internal override string Title => "Remove the breakpoint";

    internal override FixEdit? Plan(FixTarget target) =>
        MarkerCode.Find(target.Volatile) is { CanRemove: true } marker
            ? target.Edit(marker.Remove)
            : null;
}
