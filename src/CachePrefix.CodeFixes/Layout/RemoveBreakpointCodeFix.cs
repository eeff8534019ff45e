using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Removes the breakpoint that saves least, where a request has too many.</summary>
public sealed class RemoveBreakpointCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TooManyBreakpoints];

    /// <inheritdoc/>
    protected internal override string Title => "Remove the breakpoint";

    internal override async Task<Solution?> FixAsync(FixTarget target, CancellationToken cancellationToken) =>
        MarkerCode.Find(target.Volatile) is { CanRemove: true } marker
            ? await target.Solution.EditAsync(target.Volatile.DocumentId, marker.Remove, cancellationToken).ConfigureAwait(false)
            : null;
}
