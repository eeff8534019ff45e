using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>The members of a compilation and of the projects it refers to by the names in them.</summary>
internal sealed class ProjectIndex
{
    private readonly ImmutableArray<CompilationIndex> _layers;
    private readonly ConcurrentDictionary<ISymbol, bool> _counters = new(SymbolEqualityComparer.Default);
    private HashSet<AskedName>? _asked;

    public ProjectIndex(ProjectSet projects)
    {
        _layers = [.. projects.Compilations.Select(static project => CompilationCache.Of(project).Index)];
    }

    /// <summary>The members of the compilation itself.</summary>
    public CompilationIndex Own => _layers[0];

    /// <summary>Members and parameters with attributes of prompt definitions.</summary>
    public IEnumerable<SyntaxNode> Segments => _layers.SelectMany(static layer => layer.Segments);

    /// <summary>From now on notes the names that are asked for; what is found of a body depends on which members have them.</summary>
    public void NoteIn(HashSet<AskedName>? asked) => _asked = asked;

    /// <summary>Notes a name whose answer may be remembered.</summary>
    public void Ask(NameUse use, string name) => _asked?.Add(new AskedName(use, name));

    /// <summary>The members of that name. That is asked of declarations, which an edit of bodies leaves alone.</summary>
    public IReadOnlyList<MemberEntry> Named(string name) => Find(static (layer, name) => layer.Named(name), name);

    public IReadOnlyList<MemberEntry> Mentioning(string name)
    {
        Ask(NameUse.Mentioned, name);
        return Find(static (layer, name) => layer.Mentioning(name), name);
    }

    /// <summary>The members of the compilation itself that mention a name.</summary>
    public IReadOnlyList<MemberEntry> OwnMentioning(string name)
    {
        Ask(NameUse.Mentioned, name);
        return _layers[0].Mentioning(name);
    }

    /// <summary>Whether a field or property of the project is counted up or down outside of constructors of its type.</summary>
    public bool IsCounter(ISymbol member)
    {
        Ask(NameUse.Counted, member.Name);
        return _counters.GetOrAdd(member, IsCounterCore);
    }

    public ICollection<string> UsingsOf(SyntaxTree tree)
    {
        var usings = new HashSet<string>(TreeIndex.Of(tree, CancellationToken.None).Usings, StringComparer.Ordinal);
        foreach (var layer in _layers)
            usings.UnionWith(layer.GlobalUsings);
        return usings;
    }

    private bool IsCounterCore(ISymbol member)
    {
        var type = member switch
        {
            IFieldSymbol { IsReadOnly: false } field => field.Type,
            IPropertySymbol { SetMethod: not null } property => property.Type,
            _ => null,
        };
        if (type is not { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double })
            return false;

        foreach (var entry in Find(static (layer, name) => layer.Counting(name), member.Name))
        {
            if (entry.Node is Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax)
                continue;
            if (member.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == entry.Node.SyntaxTree) || entry.Counts.Contains(member.Name) && member.DeclaredAccessibility != Accessibility.Private)
                return true;
        }

        return false;
    }

    private IReadOnlyList<MemberEntry> Find(Func<CompilationIndex, string, IReadOnlyList<MemberEntry>> find, string name)
    {
        var found = find(_layers[0], name);
        for (var i = 1; i < _layers.Length; i++)
        {
            if (find(_layers[i], name) is { Count: > 0 } more)
                found = found.Count == 0 ? more : [.. found, .. more];
        }

        return found;
    }
}
