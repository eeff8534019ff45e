using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>
/// A compilation and the projects it refers to whose code is at hand. That is so in the editor and in the audit tool; a build sees other
/// projects as assemblies only.
/// </summary>
internal sealed class ProjectSet
{
    private readonly Dictionary<SyntaxTree, Compilation> _others = [];

    public ProjectSet(Compilation compilation)
    {
        Main = compilation;
        var seen = new HashSet<Compilation>();
        var compilations = ImmutableArray.CreateBuilder<Compilation>();
        var pending = new Stack<Compilation>();
        pending.Push(compilation);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (current.Language != LanguageNames.CSharp || !seen.Add(current))
                continue;

            compilations.Add(current);
            // Of its own files a compilation knows that they are.
            if (!ReferenceEquals(current, compilation))
                AddFiles(current);

            foreach (var reference in current.References)
            {
                if (reference is CompilationReference project)
                    pending.Push(project.Compilation);
            }
        }

        Compilations = compilations.ToImmutable();
    }

    public Compilation Main { get; }

    /// <summary>The compilation, then the others.</summary>
    public ImmutableArray<Compilation> Compilations { get; }

    public Compilation OwnerOf(SyntaxTree tree) => _others.TryGetValue(tree, out var owner) && !Main.ContainsSyntaxTree(tree) ? owner : Main;

    /// <summary>Whether the code of a symbol is at hand.</summary>
    public bool Holds(ISymbol symbol)
    {
        var declarations = symbol.DeclaringSyntaxReferences;
        return !declarations.IsEmpty
            && (SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Main.Assembly) || _others.ContainsKey(declarations[0].SyntaxTree) || Main.ContainsSyntaxTree(declarations[0].SyntaxTree));
    }

    /// <summary>Code of another project is a place in a file like any other.</summary>
    public Location LocationOf(SyntaxNode node)
    {
        var location = node.GetLocation();
        return IsOwn(node) ? location : Location.Create(node.SyntaxTree.FilePath, location.SourceSpan, location.GetLineSpan().Span);
    }

    /// <summary>Whether a node belongs to the compilation itself.</summary>
    public bool IsOwn(SyntaxNode node) => ReferenceEquals(OwnerOf(node.SyntaxTree), Main);

    private void AddFiles(Compilation project)
    {
        foreach (var tree in project.SyntaxTrees)
        {
            if (!_others.ContainsKey(tree))
                _others.Add(tree, project);
        }
    }
}
