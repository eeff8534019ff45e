using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Gives the code behind symbols of the project: control-flow graphs of bodies and initializers.</summary>
internal sealed class BodyProvider(ProjectSet projects)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    public ISymbol? DeclaredSymbol(SyntaxNode node) => node switch
    {
        FieldDeclarationSyntax field => ModelOf(node).GetDeclaredSymbol(field.Declaration.Variables[0]),
        CompilationUnitSyntax => projects.OwnerOf(node.SyntaxTree).GetEntryPoint(CancellationToken.None),
        PrimaryConstructorBaseTypeSyntax => null,
        _ => ModelOf(node).GetDeclaredSymbol(node),
    };

    /// <summary>The symbol as its own project sees it: the view of another project, which resolves types anew, is not equal to it.</summary>
    public ISymbol Canonical(ISymbol symbol)
    {
        if (SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, projects.Main.Assembly) || symbol.DeclaringSyntaxReferences is not [var declaration, ..])
            return symbol;

        var node = declaration.GetSyntax();
        return node switch
        {
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => (ModelOf(node).GetDeclaredSymbol(property) as IPropertySymbol)?.GetMethod ?? symbol,
            CompilationUnitSyntax => DeclaredSymbol(node) ?? symbol,
            ParameterSyntax when symbol is IPropertySymbol => ModelOf(node).GetDeclaredSymbol(node)?.ContainingType?.GetMembers(symbol.Name).FirstOrDefault(static member => member is IPropertySymbol) ?? symbol,
            _ => ModelOf(node).GetDeclaredSymbol(node) ?? symbol,
        };
    }

    /// <summary>The methods, fields and properties whose code a member holds.</summary>
    public IEnumerable<ISymbol> UnitsOf(SyntaxNode node)
    {
        if (node is FieldDeclarationSyntax fields)
        {
            foreach (var variable in fields.Declaration.Variables)
            {
                if (variable.Initializer is not null && ModelOf(node).GetDeclaredSymbol(variable) is { } field)
                    yield return field;
            }

            yield break;
        }

        switch (DeclaredSymbol(node))
        {
            case IPropertySymbol property:
                if (property.GetMethod is { } getter && HasBody(getter))
                    yield return getter;
                if (property.SetMethod is { } setter && HasBody(setter))
                    yield return setter;
                if (node is PropertyDeclarationSyntax { Initializer: not null })
                    yield return property;
                break;

            case IMethodSymbol method when HasBody(method):
                yield return method;
                break;
        }
    }

    public bool HasBody(IMethodSymbol method) => FindBody(method) is not null;

    /// <summary>Whether the compiler gives the property its accessors.</summary>
    public bool IsAuto(IPropertySymbol property)
    {
        if (property.IsAbstract || property.ContainingType.TypeKind == TypeKind.Interface || property.IsIndexer)
            return false;

        foreach (var reference in property.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax())
            {
                case PropertyDeclarationSyntax { ExpressionBody: not null }:
                    return false;
                case PropertyDeclarationSyntax { AccessorList: { } accessors }:
                    return accessors.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null);
                case ParameterSyntax:
                    return true;
            }
        }

        return false;
    }

    public ControlFlowGraph? GraphOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        FindBody(method) is { } body ? CreateGraph(body, cancellationToken) : null;

    /// <summary>The graph of the initializer of a field or property.</summary>
    public ControlFlowGraph? InitializerOf(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var clause = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
                PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
                _ => null,
            };
            if (clause is not null && CreateGraph(clause, cancellationToken) is { } graph)
                return graph;
        }

        return null;
    }

    private static SyntaxNode? FindBody(IMethodSymbol method)
    {
        var definition = method.PartialImplementationPart ?? method;
        foreach (var reference in definition.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax();
            switch (node)
            {
                case BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } and not ConstructorDeclarationSyntax { Initializer: not null }:
                case AccessorDeclarationSyntax { Body: null, ExpressionBody: null }:
                    continue;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or CompilationUnitSyntax:
                    return node;
            }
        }

        return null;
    }

    private ControlFlowGraph? CreateGraph(SyntaxNode node, CancellationToken cancellationToken) =>
        CompilationCache.Of(projects.OwnerOf(node.SyntaxTree)).GraphOr(node, body => GraphAt(body, cancellationToken));

    private ControlFlowGraph? GraphAt(SyntaxNode node, CancellationToken cancellationToken) => ModelOf(node).GetOperation(node, cancellationToken) switch
    {
        IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
        IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
        IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
        IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        _ => null,
    };

    public SemanticModel ModelOf(SyntaxNode node) => _models.GetOrAdd(node.SyntaxTree, tree => CompilationCache.Of(projects.OwnerOf(tree)).ModelOf(tree));
}
