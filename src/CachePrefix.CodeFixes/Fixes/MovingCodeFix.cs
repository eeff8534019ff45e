using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.CodeFixes.Infrastructure;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>A fix that says behind the breakpoint what is volatile in front of it. Which of them applies depends on where the text is sent.</summary>
public abstract class MovingCodeFix : PromptCodeFix
{
    private static readonly ImmutableArray<string> Ids =
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

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => Ids;

    internal sealed override string Family => "MoveBehindBreakpoint";

    /// <summary>The line breaks of the host are no data that a model could be told somewhere else.</summary>
    internal sealed override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken) =>
        target.Diagnostic.Properties.TryGetValue(DiagnosticProperties.Kind, out var kind) && kind == nameof(VolatilityKind.LineEnding)
            ? null
            : await MoveAsync(target, cancellationToken).ConfigureAwait(false);

    private protected abstract Task<FixEdit?> MoveAsync(FixTarget target, CancellationToken cancellationToken);
}
