using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Requests;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Removes the breakpoint that saves least, where a request has too many, or one that is never sent.</summary>
public sealed class RemoveBreakpointCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TooManyBreakpoints, RuleIds.DroppedMarker];

    /// <inheritdoc/>
    protected internal override string Title => "Remove the breakpoint";

    internal override async Task<Solution?> FixAsync(FixTarget target, CancellationToken cancellationToken) =>
        (target.Diagnostic.Id == RuleIds.TooManyBreakpoints || target.Property(Repairs.Property) == Repairs.Remove) && MarkerCode.Find(target.Volatile) is { CanRemove: true } marker
            ? await target.Solution.EditAsync(target.Volatile.DocumentId, marker.Remove, cancellationToken).ConfigureAwait(false)
            : null;
}
