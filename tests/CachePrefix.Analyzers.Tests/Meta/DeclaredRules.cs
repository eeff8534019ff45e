using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Meta;

/// <summary>The analyzers, descriptors and fixes that the two assemblies declare.</summary>
internal static class DeclaredRules
{
    public static IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; } = InstancesOf<DiagnosticAnalyzer>(typeof(VolatilityAnalyzer));

    public static ILookup<string, DiagnosticDescriptor> Descriptors { get; } =
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToLookup(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static IReadOnlyList<string> Ids { get; } = [.. Descriptors.Select(group => group.Key).Order(StringComparer.Ordinal)];

    /// <summary>The fixes that tools load.</summary>
    public static IReadOnlyList<CodeFixProvider> ExportedFixes { get; } =
        [.. InstancesOf<CodeFixProvider>(typeof(VolatilePrefixCodeFixProvider)).Where(fix => fix.GetType().IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))];

    /// <summary>The ids of an analyzer by the name of its class.</summary>
    public static IReadOnlyDictionary<string, string[]> IdsByAnalyzer { get; } = Analyzers.ToDictionary(
        analyzer => analyzer.GetType().Name,
        analyzer => analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id).Distinct().ToArray(),
        StringComparer.Ordinal);

    private static IReadOnlyList<T> InstancesOf<T>(Type inAssembly) =>
    [
        .. inAssembly.Assembly.GetTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && type is { IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];
}
