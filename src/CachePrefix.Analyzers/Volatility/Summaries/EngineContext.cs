using System.Collections.Concurrent;
using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What all bodies of one compilation share: rows, sinks, and which code of the project stands behind a symbol.</summary>
internal sealed class EngineContext
{
    private const int MostImplementations = 4;

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<ISymbol>> _calls = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, (bool IsSent, HashSet<string> Names)> _sent = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, SourceRow?> _userRows = new(SymbolEqualityComparer.Default);
    private readonly Relevance _relevance;
    private readonly Lazy<ImmutableArray<PromptHelpers>> _helpers;
    private readonly bool _hasUserRows;

    public EngineContext(Compilation compilation, EngineOptions options, CancellationToken cancellationToken)
    {
        Projects = new ProjectSet(compilation);
        Options = options;
        Index = new ProjectIndex(Projects);
        Definitions = new Sinks.Definitions(Index);
        Conventions = new Conventions(options.UseConventions);
        _hasUserRows = UserRows.Read(this);
        Bodies = new BodyProvider(Projects);
        _relevance = new Relevance(this);
        _helpers = new(() => [.. Projects.Compilations.Skip(1).Select(project => PromptHelpers.Of(project, options, cancellationToken))]);
    }

    public ProjectSet Projects { get; }

    public EngineOptions Options { get; }

    public ProjectIndex Index { get; }

    public BodyProvider Bodies { get; }

    public Sinks.Definitions Definitions { get; }

    public Conventions Conventions { get; }

    public SourceRows Sources { get; } = SourceRows.ForCompilation();

    public SinkTable Sinks { get; } = SinkTable.Default;

    public IdentityNames Identity { get; } = new();

    /// <summary>Whether code that makes requests, or that passes text on to such code, mentions the member or, some members away, what is made of it.</summary>
    public bool IsSent(ISymbol member)
    {
        var (isSent, names) = _sent.GetOrAdd(member.OriginalDefinition, _relevance.FindSent);
        foreach (var name in names)
            Index.Ask(NameUse.Mentioned, name);
        return isSent;
    }

    public bool IsSource(ISymbol symbol) => Projects.Holds(symbol);

    /// <summary>The methods that lead to sinks, in each of the projects that this one refers to.</summary>
    public ImmutableArray<PromptHelpers> Helpers => _helpers.Value;

    /// <summary>The names of the methods with parameters that lead to sinks.</summary>
    public HashSet<string> NamesThatReachSinks => _relevance.SinkNames;

    /// <summary>The names of the methods with parameters that lead to requests.</summary>
    public HashSet<string> NamesThatReachRequests => _relevance.RequestNames;

    public bool HasBody(IMethodSymbol method) => Bodies.HasBody(method);

    /// <summary>What the user says of a symbol: by attribute, on it or on the assembly, or by a row.</summary>
    public SourceRow? UserRow(ISymbol symbol) => _hasUserRows || IsSource(symbol)
        ? _userRows.GetOrAdd(symbol, key => UserRows.Find(key) ?? Sources.FindUser(key))
        : null;

    /// <summary>The units whose code a call may run: the method itself, or what implements or overrides it in the project.</summary>
    public ImmutableArray<ISymbol> UnitsOfCall(IMethodSymbol method)
    {
        var called = method.ReducedFrom?.OriginalDefinition ?? method.OriginalDefinition;
        return _calls.GetOrAdd(called, FindUnits);
    }

    /// <summary>The units that say what a read of a field or property gives.</summary>
    public ImmutableArray<ISymbol> UnitsOfRead(ISymbol member) => member switch
    {
        IPropertySymbol { Type: var type } when !TextTypes.CanHoldText(type) => [],
        IFieldSymbol { Type: var type } when !TextTypes.CanHoldText(type) => [],
        IPropertySymbol { GetMethod: { } getter } property => Bodies.IsAuto(property) ? [Bodies.Canonical(property.OriginalDefinition)] : UnitsOfCall(getter),
        IFieldSymbol field => [Bodies.Canonical(field.OriginalDefinition)],
        _ => [],
    };

    /// <summary>The property or field that a parameter of a primary constructor becomes.</summary>
    public ISymbol? FindPrimaryMember(IMethodSymbol constructor, IParameterSymbol parameter) =>
        constructor.ContainingType is { IsRecord: true } type && IsSource(constructor)
            ? type.GetMembers(parameter.Name).FirstOrDefault(static member => member is IPropertySymbol)
            : null;

    public SinkRow? FindSinkByName(string? typeName, string memberName, SyntaxNode node) =>
        Options.ResolveByName ? Sinks.FindByName(typeName is null ? null : TreeIndex.Of(node.SyntaxTree, CancellationToken.None).TypeNameOf(typeName), memberName, Index.UsingsOf(node.SyntaxTree)) : null;

    public SinkRow? FindRoleConstructorByName(SyntaxNode node) =>
        Options.ResolveByName ? Sinks.FindRoleConstructor(Index.UsingsOf(node.SyntaxTree)) : null;

    private ImmutableArray<ISymbol> FindUnits(IMethodSymbol method)
    {
        if (!IsSource(method) || !_relevance.IsRelevant(method))
            return [];

        var units = ImmutableArray.CreateBuilder<ISymbol>();
        if (Bodies.HasBody(method))
            units.Add(Bodies.Canonical(method));
        if (MayHaveImplementations(method))
            AddImplementations(method, units);

        return units.ToImmutable();
    }

    private static bool MayHaveImplementations(IMethodSymbol method) =>
        method.IsAbstract || method.IsVirtual || method.IsOverride || method.ContainingType.TypeKind == TypeKind.Interface;

    private static string NameOf(IMethodSymbol method) => method.AssociatedSymbol?.Name ?? method.Name;

    private void AddImplementations(IMethodSymbol method, ImmutableArray<ISymbol>.Builder units)
    {
        foreach (var entry in Index.Named(NameOf(method)))
        {
            if (units.Count >= MostImplementations)
                break;
            if (Bodies.DeclaredSymbol(entry.Node) is not { } candidate)
                continue;

            var implementation = method.AssociatedSymbol is null ? candidate as IMethodSymbol : AccessorOf(candidate, method);
            if (implementation is null || SymbolEqualityComparer.Default.Equals(implementation, method) || !Implements(implementation, method))
                continue;

            if (Bodies.HasBody(implementation))
                units.Add(implementation);
            else if (candidate is IPropertySymbol property && Bodies.IsAuto(property))
                units.Add(property);
        }
    }

    private static IMethodSymbol? AccessorOf(ISymbol candidate, IMethodSymbol accessor) => candidate is IPropertySymbol property
        ? accessor.MethodKind == MethodKind.PropertyGet ? property.GetMethod : property.SetMethod
        : null;

    private static bool Implements(IMethodSymbol candidate, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return candidate.ContainingType.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, method.ContainingType))
                && candidate.Parameters.Length == method.Parameters.Length;
        }

        for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
                return true;
        }

        return false;
    }
}
