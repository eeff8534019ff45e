using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Whether code for a definition would compile. Each reason against it has a definition rule.</summary>
internal static class Emittability
{
    public static bool CanEmit(PromptDeclaration prompt, CancellationToken cancellationToken) =>
        UnsupportedTypeReason(prompt.Type) is null
        && IsPartial(prompt.Type, cancellationToken)
        && FirstNonPartialContainer(prompt.Type, cancellationToken) is null
        && ResultTypeReason(prompt) is null
        && ClashingNames(prompt).FirstOrDefault() is null;

    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static INamedTypeSymbol? FirstNonPartialContainer(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!IsPartial(container, cancellationToken))
                return container;
        }

        return null;
    }

    /// <summary>Why a type cannot be a prompt definition at all, or <see langword="null"/>.</summary>
    public static string? UnsupportedTypeReason(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
            return "it is no class or record";
        if (type.IsStatic)
            return "it is static";
        if (type.IsFileLocal)
            return "it is local to its file";
        if (type.TypeParameters.Length > 0)
            return "it is generic";
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (container.TypeParameters.Length > 0)
                return $"its containing type '{container.Name}' is generic";
            if (container.IsFileLocal)
                return $"its containing type '{container.Name}' is local to its file";
        }

        return null;
    }

    /// <summary>Why a definition has no usable result type, or <see langword="null"/>.</summary>
    public static string? ResultTypeReason(PromptDeclaration prompt) => prompt.ResultTypes.Length switch
    {
        0 => "it does not implement IPrompt<TResult>",
        > 1 => $"it implements IPrompt<TResult> {prompt.ResultTypes.Length} times",
        _ when prompt.ResultTypes[0].TypeKind == TypeKind.Error => "",
        _ when prompt.ResultTypes[0].EffectiveAccessibility() < Accessibility.Internal && prompt.Type.EffectiveAccessibility() >= Accessibility.Internal =>
            $"its result type '{prompt.ResultTypes[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is less accessible than the prompt",
        _ => null,
    };

    /// <summary>What has the name of something generated.</summary>
    public static IEnumerable<ISymbol> ClashingNames(PromptDeclaration prompt)
    {
        var type = prompt.Type;
        foreach (var name in (string[])["Layout", PromptNames.DefinitionName])
        {
            foreach (var member in type.GetMembers(name))
                yield return member;
        }

        foreach (var name in (string[])[type.Name + "Client", "I" + type.Name + "Client"])
        {
            var siblings = type.ContainingType?.GetMembers(name) ?? [.. type.ContainingNamespace.GetTypeMembers(name, 0)];
            foreach (var sibling in siblings)
            {
                if (SymbolEqualityComparer.Default.Equals(sibling.ContainingAssembly, type.ContainingAssembly))
                    yield return sibling;
            }
        }
    }
}
