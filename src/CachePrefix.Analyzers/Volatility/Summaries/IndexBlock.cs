using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>
/// The members of some neighbouring files by the names in them. A block is kept while its files are the same, so that after an edit of one file
/// only its block is put together anew.
/// </summary>
internal sealed class IndexBlock
{
    private const int Files = 64;

    private static readonly ConditionalWeakTable<SyntaxTree, IndexBlock> ByFirstFile = new();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly Dictionary<string, List<MemberEntry>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byAssigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byMention = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byCount = new(StringComparer.Ordinal);

    private IndexBlock(ImmutableArray<SyntaxTree> trees)
    {
        _trees = trees;
        foreach (var tree in trees)
        {
            foreach (var entry in TreeIndex.Of(tree, CancellationToken.None).Entries)
                Add(entry);
        }
    }

    /// <summary>The blocks of files in their order.</summary>
    public static IEnumerable<IndexBlock> Of(IReadOnlyList<SyntaxTree> trees)
    {
        for (var start = 0; start < trees.Count; start += Files)
            yield return Of([.. trees.Skip(start).Take(Files)]);
    }

    public IReadOnlyList<MemberEntry> Named(string name) => Find(_byName, name);

    public IReadOnlyList<MemberEntry> Assigning(string name) => Find(_byAssigned, name);

    public IReadOnlyList<MemberEntry> Mentioning(string name) => Find(_byMention, name);

    public IReadOnlyList<MemberEntry> Counting(string name) => Find(_byCount, name);

    private static IndexBlock Of(ImmutableArray<SyntaxTree> trees)
    {
        if (ByFirstFile.TryGetValue(trees[0], out var known) && known._trees.SequenceEqual(trees))
            return known;

        var block = new IndexBlock(trees);
        ByFirstFile.Remove(trees[0]);
        return ByFirstFile.GetValue(trees[0], _ => block) is var kept && kept._trees.SequenceEqual(trees) ? kept : block;
    }

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
