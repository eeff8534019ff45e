using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>All members of one compilation by the names in them.</summary>
internal sealed class CompilationIndex
{
    private readonly ImmutableArray<IndexBlock> _blocks;
    private readonly ConcurrentDictionary<string, IReadOnlyList<MemberEntry>> _mentioning = new(StringComparer.Ordinal);

    public CompilationIndex(Compilation compilation)
    {
        var trees = compilation.SyntaxTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal).ToList();
        _blocks = [.. IndexBlock.Of(trees)];
        Trees = [.. trees.Select(static tree => TreeIndex.Of(tree, CancellationToken.None))];
        GlobalUsings = [.. Trees.SelectMany(static tree => tree.GlobalUsings)];
    }

    /// <summary>The files by their paths.</summary>
    public ImmutableArray<TreeIndex> Trees { get; }

    public ImmutableHashSet<string> GlobalUsings { get; }

    public IReadOnlyList<MemberEntry> Named(string name) => Find(static (block, name) => block.Named(name), name);

    public IReadOnlyList<MemberEntry> Assigning(string name) => Find(static (block, name) => block.Assigning(name), name);

    public IReadOnlyList<MemberEntry> Mentioning(string name) => _mentioning.GetOrAdd(name, key => Find(static (block, name) => block.Mentioning(name), key));

    public IReadOnlyList<MemberEntry> Counting(string name) => Find(static (block, name) => block.Counting(name), name);

    private IReadOnlyList<MemberEntry> Find(Func<IndexBlock, string, IReadOnlyList<MemberEntry>> find, string name)
    {
        IReadOnlyList<MemberEntry> found = [];
        List<MemberEntry>? joined = null;
        foreach (var block in _blocks)
        {
            if (find(block, name) is not { Count: > 0 } more)
                continue;
            if (found.Count == 0)
                found = more;
            else if (joined is null)
                found = joined = [.. found, .. more];
            else
                joined.AddRange(more);
        }

        return found;
    }
}
