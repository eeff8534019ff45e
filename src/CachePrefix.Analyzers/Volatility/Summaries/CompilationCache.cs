using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>
/// All that the engine remembers. Of a file: its members by name, as long as the file is the same, so that an edit re-reads one file. Of a
/// compilation: the members of all its files, and which of its methods lead to sinks, for all projects that refer to it. From one compilation of a
/// project to the next three more are kept with its files: their order (<see cref="FileOrder"/>), neighbouring files' members
/// (<see cref="IndexBlock"/>) and what the last search found (<see cref="KeptSearch"/>). All go with what they are about.
/// </summary>
internal sealed class CompilationCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Files = new();
    private static readonly ConditionalWeakTable<Compilation, CompilationCache> Compilations = new();

    private readonly Compilation _compilation;
    private readonly Lazy<CompilationIndex> _index;
    private readonly ConcurrentDictionary<SyntaxTree, WeakReference<SemanticModel>> _models = new();
    private readonly object _gate = new();
    private PromptHelpers? _helpers;
    private WeakReference<EngineAnalysis>? _analysis;
    private (AnalyzerOptions Given, EngineOptions Read)? _options;
    private ConcurrentDictionary<SyntaxNode, ControlFlowGraph?>? _graphs;

    private CompilationCache(Compilation compilation) => (_compilation, _index) = (compilation, new(() => new CompilationIndex(compilation)));

    public CompilationIndex Index => _index.Value;

    public static CompilationCache Of(Compilation compilation) => Compilations.GetValue(compilation, static key => new CompilationCache(key));

    public static TreeIndex OfFile(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Files.TryGetValue(tree, out var known))
            return known;

        var index = TreeIndex.Read(tree, cancellationToken);
        return Files.GetValue(tree, _ => index);
    }

    /// <summary>The methods that lead to sinks, found now where nobody has asked before. An analysis of the compilation that runs is waited for, as it finds them, too.</summary>
    public PromptHelpers HelpersOr(Func<PromptHelpers> search)
    {
        lock (_gate)
            return _helpers ??= search();
    }

    /// <summary>The analysis that somebody still holds, or a new one. It goes when the last rule that reads it does.</summary>
    public EngineAnalysis AnalysisOr(EngineOptions options, Func<EngineAnalysis> analyze)
    {
        lock (_gate)
        {
            if (_analysis is null || !_analysis.TryGetTarget(out var known) || !known.Engine.Options.Equals(options))
                _analysis = new WeakReference<EngineAnalysis>(known = analyze());
            return known;
        }
    }

    public EngineOptions OptionsOr(AnalyzerOptions given, Func<EngineOptions> read)
    {
        lock (_gate)
        {
            if (_options is not { } known || !ReferenceEquals(known.Given, given))
                _options = known = (given, read());
            return known.Read;
        }
    }

    /// <summary>
    /// From now on keeps the graphs of bodies, for projects which refer to this one. That takes memory as long as the compilation lives, and pays
    /// where many projects are looked at one after the other.
    /// </summary>
    public void KeepGraphs() => Interlocked.CompareExchange(ref _graphs, new(), null);

    /// <summary>The graph that was kept of a body, or a new one.</summary>
    public ControlFlowGraph? GraphOr(SyntaxNode body, Func<SyntaxNode, ControlFlowGraph?> create) => _graphs is { } graphs ? graphs.GetOrAdd(body, create) : create(body);

#pragma warning disable RS1030 // Values come from other files than the one analysed.
    /// <summary>The semantic model of a file that somebody still holds, with all that it has bound, or a new one.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
        var reference = _models.GetOrAdd(tree, key => new WeakReference<SemanticModel>(_compilation.GetSemanticModel(key)));
        if (!reference.TryGetTarget(out var model))
            reference.SetTarget(model = _compilation.GetSemanticModel(tree));
        return model;
    }
#pragma warning restore RS1030

    public void Remember(PromptHelpers helpers)
    {
        lock (_gate)
            _helpers ??= helpers;
    }
}
