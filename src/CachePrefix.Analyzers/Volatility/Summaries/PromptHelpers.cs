using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>The names of the methods of a compilation that lead to sinks.</summary>
/// <param name="Passing">Methods that pass an argument on to a sink.</param>
/// <param name="Reaching">Methods with parameters that use a sink or call such a method.</param>
internal sealed record PromptHelpers(ImmutableHashSet<string> Passing, ImmutableHashSet<string> Reaching)
{
    private static readonly PromptHelpers None = new([], []);

    public static PromptHelpers Of(Compilation compilation, EngineOptions options, CancellationToken cancellationToken) => VolatilityGate.IsConcerned(compilation)
        ? CompilationCache.Of(compilation).HelpersOr(() => Search(new EngineContext(compilation, options, cancellationToken), cancellationToken))
        : None;

    private static PromptHelpers Search(EngineContext engine, CancellationToken cancellationToken) => new SinkSearch(engine, new Solver(engine)).Run(cancellationToken).Helpers;
}
