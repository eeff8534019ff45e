using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>
/// All that the engine remembers. Of a file: its members by name, as long as the file is the same, so that an edit re-reads one file. Of a
/// compilation: the members of all its files, and which of its methods lead to sinks, for all projects that refer to it. Both go with what they
/// are about; nothing else outlives one analysis.
/// </summary>
internal sealed class CompilationCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Files = new();
    private static readonly ConditionalWeakTable<Compilation, CompilationCache> Compilations = new();

    private readonly Lazy<CompilationIndex> _index;
    private PromptHelpers? _helpers;

    private CompilationCache(Compilation compilation) => _index = new(() => new CompilationIndex(compilation));

    public CompilationIndex Index => _index.Value;

    public static CompilationCache Of(Compilation compilation) => Compilations.GetValue(compilation, static key => new CompilationCache(key));

    public static TreeIndex OfFile(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Files.TryGetValue(tree, out var known))
            return known;

        var index = TreeIndex.Read(tree, cancellationToken);
        return Files.GetValue(tree, _ => index);
    }

    /// <summary>The methods that lead to sinks, found now where nobody has asked before. Two threads may both search; they find the same.</summary>
    public PromptHelpers HelpersOr(Func<PromptHelpers> search) => _helpers ?? Remember(search());

    public PromptHelpers Remember(PromptHelpers helpers) => Interlocked.CompareExchange(ref _helpers, helpers, null) ?? helpers;
}
