using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>
/// Tells classes of a program that nothing in it names, so that what they say is never sent. Of classes that a framework may find by itself
/// nothing is known: those with attributes, in several parts, or of a type of a library.
/// </summary>
internal sealed class UnusedTypes(Compilation compilation, EngineContext engine)
{
    private readonly Dictionary<ClassDeclarationSyntax, bool> _known = [];

    public bool Contain(SyntaxNode code)
    {
        if (compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication) || code.Ancestors().OfType<ClassDeclarationSyntax>().LastOrDefault() is not { } type)
            return false;
        if (!_known.TryGetValue(type, out var isUnused))
            _known.Add(type, isUnused = IsHidden(type) && !IsNamed(type));

        return isUnused;
    }

    private bool IsHidden(ClassDeclarationSyntax type) =>
        type.AttributeLists.Count == 0
        && !type.Modifiers.Any(SyntaxKind.PartialKeyword) && !type.Modifiers.Any(SyntaxKind.StaticKeyword)
        && !type.Members.Any(static member => member is MethodDeclarationSyntax { Identifier.ValueText: "Main" })
        && engine.Bodies.ModelOf(type).GetDeclaredSymbol(type) is { } symbol
        && Bases(symbol).All(engine.IsSource)
        && symbol.AllInterfaces.All(contract => engine.IsSource(contract) || IsOfPlatform(contract));

    /// <summary>Whether a contract is one of those that all programs know, such as <c>IDisposable</c>: nobody looks for the classes that keep it.</summary>
    private static bool IsOfPlatform(ISymbol contract)
    {
        var space = contract.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            space = outer;

        return space is { Name: "System" };
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
            yield return current;
    }

    private bool IsNamed(ClassDeclarationSyntax type)
    {
        var name = type.Identifier.ValueText;
        return compilation.SyntaxTrees.Any(tree => tree == type.SyntaxTree
            ? tree.GetRoot().DescendantTokens(node => node != type).Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
            : TreeIndex.Of(tree, CancellationToken.None).Mentions(name));
    }
}
