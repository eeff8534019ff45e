using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>All members of the projects at hand by the names in them.</summary>
internal sealed class ProjectIndex
{
    private readonly Dictionary<string, List<MemberEntry>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byAssigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byMention = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberEntry>> _byCount = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, bool> _counters = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _globalUsings = new(StringComparer.Ordinal);

    public ProjectIndex(ProjectSet projects, CancellationToken cancellationToken)
    {
        Trees = [.. projects.Trees.Select(tree => TreeIndex.Of(tree, cancellationToken))];
        foreach (var tree in Trees)
        {
            _globalUsings.UnionWith(tree.GlobalUsings);
            foreach (var entry in tree.Entries)
                Add(entry);
        }
    }

    public ImmutableArray<TreeIndex> Trees { get; }

    public IReadOnlyList<MemberEntry> Named(string name) => Find(_byName, name);

    public IReadOnlyList<MemberEntry> Assigning(string name) => Find(_byAssigned, name);

    public IReadOnlyList<MemberEntry> Mentioning(string name) => Find(_byMention, name);

    /// <summary>Whether a field or property of the project is counted up or down outside of constructors of its type.</summary>
    public bool IsCounter(ISymbol member) => _counters.GetOrAdd(member, IsCounterCore);

    public ICollection<string> UsingsOf(SyntaxTree tree)
    {
        var usings = new HashSet<string>(_globalUsings, StringComparer.Ordinal);
        usings.UnionWith(TreeIndex.Of(tree, CancellationToken.None).Usings);
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

        foreach (var entry in Find(_byCount, member.Name))
        {
            if (entry.Node is Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax)
                continue;
            if (member.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == entry.Node.SyntaxTree) || entry.Counts.Contains(member.Name) && member.DeclaredAccessibility != Accessibility.Private)
                return true;
        }

        return false;
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
