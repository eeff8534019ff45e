using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>The order of a project's files by their paths. An edit changes no path, so that it is kept with the first file that the compiler has.</summary>
internal sealed class FileOrder
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileOrder> ByFirstFile = new();

    private readonly string[] _paths;
    private readonly int[] _order;

    private FileOrder(IReadOnlyList<SyntaxTree> trees)
    {
        _paths = [.. trees.Select(static tree => tree.FilePath)];
        _order = [.. Enumerable.Range(0, trees.Count).OrderBy(file => _paths[file], StringComparer.Ordinal)];
    }

    public static IReadOnlyList<SyntaxTree> Sort(IReadOnlyList<SyntaxTree> trees)
    {
        if (trees.Count == 0)
            return trees;

        if (!ByFirstFile.TryGetValue(trees[0], out var known) || !known.IsOf(trees))
        {
            known = new FileOrder(trees);
            ByFirstFile.Remove(trees[0]);
            ByFirstFile.GetValue(trees[0], _ => known);
        }

        return Array.ConvertAll(known._order, file => trees[file]);
    }

    private bool IsOf(IReadOnlyList<SyntaxTree> trees)
    {
        if (trees.Count != _paths.Length)
            return false;

        for (var i = 0; i < _paths.Length; i++)
        {
            if (trees[i].FilePath != _paths[i])
                return false;
        }

        return true;
    }
}
