using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Analysis;

/// <summary>The analyzers and generators that come with the tool.</summary>
public static class OwnAssembly
{
    /// <summary>One of each analyzer.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Create<DiagnosticAnalyzer>();

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> Rules { get; } = Analyzers
        .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .GroupBy(static rule => rule.Id, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);

    internal static ImmutableArray<IIncrementalGenerator> Generators { get; } = Create<IIncrementalGenerator>();

    private static ImmutableArray<T> Create<T>() =>
    [
        .. typeof(VolatilityAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (T)Activator.CreateInstance(type)!),
    ];
}
