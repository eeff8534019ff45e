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
        _blocks = [.. IndexBlock.Of(FileOrder.Sort([.. compilation.SyntaxTrees]))];
        GlobalUsings = [.. _blocks.SelectMany(static block => block.GlobalUsings)];
        Segments = [.. _blocks.SelectMany(static block => block.Segments)];
        MakingRequests = [.. _blocks.SelectMany(static block => block.MakingRequests)];
    }

    public ImmutableHashSet<string> GlobalUsings { get; }

    /// <summary>Whether a file says something about the assembly.</summary>
    public bool HasAssemblyAttributes => _blocks.Any(static block => block.HasAssemblyAttributes);

    /// <summary>Members and parameters with attributes of prompt definitions.</summary>
    public ImmutableArray<SyntaxNode> Segments { get; }

    /// <summary>The members that mention what belongs to requests, without those that a tool wrote.</summary>
    public ImmutableArray<MemberEntry> MakingRequests { get; }

    /// <summary>The members that use a sink, or may by their name.</summary>
    public IEnumerable<MemberEntry> UsingSinks => _blocks.SelectMany(static block => block.UsingSinks);

    /// <summary>The members that have to do with a prompt, are named like one of its segments or mention one; those that a tool wrote are left out.</summary>
    public IEnumerable<MemberEntry> ConcerningPrompts(IReadOnlyCollection<string> segments) => _blocks.SelectMany(block =>
        segments.Any(name => block.Named(name).Count + block.Mentioning(name).Count > 0) ? block.Written : block.ConcerningPrompts);

    public IReadOnlyList<MemberEntry> Named(string name) => Find(static (block, name) => block.Named(name), name);

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
