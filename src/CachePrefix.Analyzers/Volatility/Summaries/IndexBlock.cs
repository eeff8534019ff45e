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
    private const int MostFiles = 64;

    private static readonly ConditionalWeakTable<SyntaxTree, IndexBlock> ByFirstFile = new();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly Dictionary<string, List<MemberEntry>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byMention = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byCount = new(StringComparer.Ordinal);

    private IndexBlock(ImmutableArray<SyntaxTree> trees)
    {
        _trees = trees;
        Files = [.. trees.Select(static tree => TreeIndex.Of(tree, CancellationToken.None))];
        foreach (var entry in Files.SelectMany(static file => file.Entries))
            Add(entry);

        Segments = [.. Files.SelectMany(static file => file.Segments)];
        HasAssemblyAttributes = Files.Any(static file => file.HasAssemblyAttributes);
        GlobalUsings = [.. Files.SelectMany(static file => file.GlobalUsings)];
        UsingSinks = [.. Files.SelectMany(static file => file.Entries).Where(static entry => entry.MakesRequests || entry.IsPromptByName)];
        Written = [.. Files.Where(static file => !file.IsGenerated).SelectMany(static file => file.Entries)];
        ConcerningPrompts = [.. Written.Where(static entry => entry.MakesRequests || entry.IsPromptByName || entry.MentionsPrompt || entry.TakesPrompt)];
        MakingRequests = [.. Written.Where(static entry => entry.MentionsParts)];
    }

    public ImmutableArray<TreeIndex> Files { get; }

    public bool HasAssemblyAttributes { get; }

    /// <summary>Members and parameters with attributes of prompt definitions.</summary>
    public ImmutableArray<SyntaxNode> Segments { get; }

    public ImmutableArray<string> GlobalUsings { get; }

    /// <summary>The members that use a sink, or may by their name.</summary>
    public ImmutableArray<MemberEntry> UsingSinks { get; }

    /// <summary>The members that no tool wrote.</summary>
    public ImmutableArray<MemberEntry> Written { get; }

    /// <summary>Those of them that have to do with a prompt, or may by the names in them.</summary>
    public ImmutableArray<MemberEntry> ConcerningPrompts { get; }

    /// <summary>Those of them that mention what belongs to requests.</summary>
    public ImmutableArray<MemberEntry> MakingRequests { get; }

    /// <summary>The blocks of files in their order.</summary>
    public static IEnumerable<IndexBlock> Of(IReadOnlyList<SyntaxTree> trees)
    {
        for (var start = 0; start < trees.Count; start += MostFiles)
            yield return Of([.. trees.Skip(start).Take(MostFiles)]);
    }

    public IReadOnlyList<MemberEntry> Named(string name) => Find(_byName, name);

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
