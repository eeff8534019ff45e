using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Removes the breakpoint that saves least, where a request has too many, or one that is never sent.</summary>
public sealed class RemoveBreakpointCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TooManyBreakpoints, RuleIds.DroppedMarker];

    /// <inheritdoc/>
    protected internal override string Title => "Remove the breakpoint";

    internal override FixEdit? Plan(FixTarget target) =>
        (target.Diagnostic.Id == RuleIds.TooManyBreakpoints || target.Asks(RepairKind.Remove)) && MarkerCode.Find(target.Volatile) is { CanRemove: true } marker
            ? target.Edit(marker.Remove)
            : null;
}
