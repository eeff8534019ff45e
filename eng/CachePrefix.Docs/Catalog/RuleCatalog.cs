using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Docs;

/// <summary>Reads the rules off the analyzers and the code fixes.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<Rule> Load()
    {
        var fixes = InstancesOf<CodeFixProvider>("CachePrefix.CodeFixes")
            .Where(fix => fix.GetType().BaseType!.Name != "PromptCodeFixFamily") // offers fixes that are listed themselves
            .SelectMany(fix => fix.FixableDiagnosticIds.Select(id => (Id: id, fix.GetType().Name)))
            .ToLookup(fix => fix.Id, fix => fix.Name, StringComparer.Ordinal);

        return
        [
            .. InstancesOf<DiagnosticAnalyzer>("CachePrefix.Analyzers")
                .SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .GroupBy(descriptor => descriptor.Id, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => RuleOf(MostSevere(group), [.. fixes[group.Key].Order(StringComparer.Ordinal)])),
        ];
    }

    private static Rule RuleOf(DiagnosticDescriptor descriptor, IReadOnlyList<string> fixes) => new(
        descriptor.Id,
        descriptor.Title.ToString(CultureInfo.InvariantCulture),
        descriptor.Description.ToString(CultureInfo.InvariantCulture),
        descriptor.Category,
        descriptor.DefaultSeverity,
        descriptor.IsEnabledByDefault,
        descriptor.HelpLinkUri,
        fixes);

    private static DiagnosticDescriptor MostSevere(IEnumerable<DiagnosticDescriptor> descriptors) =>
        descriptors.MaxBy(descriptor => descriptor.DefaultSeverity)!;

    private static IEnumerable<T> InstancesOf<T>(string assemblyName) =>
        Assembly.Load(assemblyName).GetTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && type is { IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);
}
