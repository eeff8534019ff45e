using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>The options of a compilation, from <c>.editorconfig</c>, global configuration and additional files.</summary>
internal sealed record EngineOptions
{
    public const string ResolveByNameKey = "cacheprefix.resolve_by_name";
    public const string ConventionsKey = "cacheprefix.conventions";
    public const string LowerInTestsKey = "cacheprefix.lower_in_tests";
    public const string VolatileMembersKey = "cacheprefix.volatile_members";
    public const string StableMembersKey = "cacheprefix.stable_members";

    public bool ResolveByName { get; init; }

    public bool UseConventions { get; init; } = true;

    /// <summary>Whether what test projects send is reported one step lower.</summary>
    public bool LowerInTests { get; init; } = true;

    /// <summary>What is known of where the program runs.</summary>
    public Deployment Deployment { get; init; }

    /// <summary>Rows as kind and documentation id.</summary>
    public ImmutableArray<(string Kind, string Id)> Rows { get; init; } = [];

    /// <summary>The options of a compilation, which all rules about code ask for.</summary>
    public static EngineOptions Of(AnalyzerOptions options, Compilation compilation, CancellationToken cancellationToken) =>
        CompilationCache.Of(compilation).OptionsOr(options, () => Read(options, compilation, cancellationToken));

    private static EngineOptions Read(AnalyzerOptions options, Compilation compilation, CancellationToken cancellationToken)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        // Files that no section is about share their options.
        var last = provider.GlobalOptions;
        var sets = new HashSet<AnalyzerConfigOptions> { last };
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (provider.GetOptions(tree) is var own && !ReferenceEquals(own, last))
                sets.Add(last = own);
        }

        var rows = new SortedSet<(string Kind, string Id)>();
        var (resolveByName, useConventions, lowerInTests) = (false, true, true);
        foreach (var set in sets)
        {
            resolveByName |= set.TryGetValue(ResolveByNameKey, out var byName) && IsTrue(byName);
            useConventions &= !set.TryGetValue(ConventionsKey, out var conventions) || IsTrue(conventions);
            lowerInTests &= !set.TryGetValue(LowerInTestsKey, out var lower) || IsTrue(lower);
            AddMembers(rows, "volatile", set, VolatileMembersKey);
            AddMembers(rows, "stable", set, StableMembersKey);
        }

        foreach (var file in options.AdditionalFiles)
        {
            if (UserRowFile.IsRowFile(file) && file.GetText(cancellationToken) is { } text)
                rows.UnionWith(UserRowFile.Read(text));
        }

        return new EngineOptions { ResolveByName = resolveByName, UseConventions = useConventions, LowerInTests = lowerInTests, Deployment = DeploymentReader.Read(provider.GlobalOptions, compilation), Rows = [.. rows] };
    }

    public bool Equals(EngineOptions? other) => other is not null
        && ResolveByName == other.ResolveByName && UseConventions == other.UseConventions && LowerInTests == other.LowerInTests && Deployment == other.Deployment && Rows.SequenceEqual(other.Rows);

    public override int GetHashCode() => Rows.Length;

    private static bool IsTrue(string value) => value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    private static void AddMembers(SortedSet<(string Kind, string Id)> rows, string kind, AnalyzerConfigOptions options, string key)
    {
        if (!options.TryGetValue(key, out var ids))
            return;

        foreach (var id in ids.Split('|'))
        {
            if (id.Trim().Length > 0)
                rows.Add((kind, id.Trim()));
        }
    }
}
