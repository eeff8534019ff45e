using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>All members of one compilation by the names in them.</summary>
internal sealed class CompilationIndex
{
    private readonly Dictionary<string, List<MemberEntry>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byAssigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byMention = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byCount = new(StringComparer.Ordinal);

    public CompilationIndex(Compilation compilation)
    {
        Trees = [.. compilation.SyntaxTrees
            .OrderBy(static tree => tree.FilePath, StringComparer.Ordinal)
            .Select(static tree => TreeIndex.Of(tree, CancellationToken.None))];
        var globalUsings = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var tree in Trees)
        {
            globalUsings.UnionWith(tree.GlobalUsings);
            foreach (var entry in tree.Entries)
                Add(entry);
        }

        GlobalUsings = globalUsings.ToImmutable();
    }

    public ImmutableArray<TreeIndex> Trees { get; }

    public ImmutableHashSet<string> GlobalUsings { get; }

    public IReadOnlyList<MemberEntry> Named(string name) => Find(_byName, name);

    public IReadOnlyList<MemberEntry> Assigning(string name) => Find(_byAssigned, name);

    public IReadOnlyList<MemberEntry> Mentioning(string name) => Find(_byMention, name);

    public IReadOnlyList<MemberEntry> Counting(string name) => Find(_byCount, name);

    private void Add(MemberEntry entry)
    {
        Add(_byName, entry.Name, entry);
        foreach (var name in entry.Assigns)
            Add(_byAssigned, name, entry);
        foreach (var name in entry.Mentions)
            Add(_byMention, name, entry);
        foreach (var name in entry.Counts)
            Add(_byCount, name, entry);
    }

    private static void Add(Dictionary<string, List<MemberEntry>> index, string name, MemberEntry entry)
    {
        if (!index.TryGetValue(name, out var entries))
            index.Add(name, entries = []);

        entries.Add(entry);
    }

    private static IReadOnlyList<MemberEntry> Find(Dictionary<string, List<MemberEntry>> index, string name) =>
        index.TryGetValue(name, out var entries) ? entries : [];
}
