using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>The names of the methods of a compilation that lead to sinks. Kept as long as the compilation, for all projects that refer to it.</summary>
/// <param name="Passing">Methods that pass an argument on to a sink.</param>
/// <param name="Reaching">Methods with parameters that use a sink or call such a method.</param>
internal sealed record PromptHelpers(ImmutableHashSet<string> Passing, ImmutableHashSet<string> Reaching)
{
    private static readonly ConditionalWeakTable<Compilation, PromptHelpers> Cache = new();
    private static readonly PromptHelpers None = new([], []);

    public static void Remember(Compilation compilation, PromptHelpers helpers) => Cache.GetValue(compilation, _ => helpers);

    /// <summary>The names, found now where nobody has asked before.</summary>
    public static PromptHelpers Of(Compilation compilation, EngineOptions options, CancellationToken cancellationToken)
    {
        if (!VolatilityGate.IsConcerned(compilation))
            return None;
        if (!Cache.TryGetValue(compilation, out _))
            new SinkSearch(new EngineContext(compilation, options, cancellationToken)).Run(cancellationToken);

        return Cache.TryGetValue(compilation, out var known) ? known : None;
    }
}
