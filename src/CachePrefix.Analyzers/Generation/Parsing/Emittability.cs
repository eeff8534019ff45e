using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Whether code for a definition would compile. Each reason against it has a definition rule.</summary>
internal static class Emittability
{
    private const LanguageVersion LeastLanguage = LanguageVersion.CSharp9;
    private const int LongestName = 400;
    private const string ClientSuffix = "Client";

    private static readonly string[] GeneratedMembers = [PromptNames.LayoutName, PromptNames.DefinitionName];

    public static bool CanEmit(PromptDeclaration prompt, CancellationToken cancellationToken) =>
        UnsupportedTypeReason(prompt.Type) is null
        && UnsupportedLanguage(prompt.Known.Compilation) is null
        && IsPartial(prompt.Type, cancellationToken)
        && FirstNonPartialContainer(prompt.Type, cancellationToken) is null
        && ResultTypeReason(prompt) is null
        && JsonContexts.ProblemOf(prompt) is null
        && !ClashingNames(prompt).Any();

    /// <summary>The version of C# that a compilation has when it is too old for generated code, or <see langword="null"/>.</summary>
    public static string? UnsupportedLanguage(Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: < LeastLanguage and var version } ? version.ToDisplayString() : null;

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
        if (type.Name.Length == 0)
            return "it has no name";
        if (type.Name.Length > LongestName)
            return $"its name has more than {LongestName} characters";
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

        return Obsoletion.ErrorOf(type);
    }

    /// <summary>Why a definition has no usable result type, or <see langword="null"/>.</summary>
    public static string? ResultTypeReason(PromptDeclaration prompt) => prompt.ResultTypes.Length switch
    {
        0 => "it does not implement IPrompt<TResult>",
        > 1 => $"it implements IPrompt<TResult> {prompt.ResultTypes.Length} times",
        _ when prompt.ResultTypes[0].TypeKind == TypeKind.Error => "",
        _ when prompt.ResultTypes[0].IsTooDeep() => "its result type is nested too deep",
        _ when prompt.ResultTypes[0].IsFileLocal() => "its result type is local to its file",
        _ when Obsoletion.ErrorOf(prompt.ResultTypes[0]) is { } error => $"its result type cannot be used: {error}",
        _ when prompt.ResultTypes[0].EffectiveAccessibility() < Accessibility.Internal && prompt.Type.EffectiveAccessibility() >= Accessibility.Internal =>
            $"its result type '{prompt.ResultTypes[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is less accessible than the prompt",
        _ => null,
    };

    /// <summary>What has the name of something generated, and that name.</summary>
    public static IEnumerable<(ISymbol Symbol, string Name)> ClashingNames(PromptDeclaration prompt)
    {
        var type = prompt.Type;
        foreach (var name in GeneratedMembers)
        {
            if (type.Name == name)
                yield return (type, name);
            foreach (var member in type.GetMembers(name))
                yield return (member, name);
        }

        foreach (var member in prompt.Hierarchy.Types.Skip(1).SelectMany(static type => type.GetMembers(PromptNames.LayoutName)))
        {
            if (member.IsAbstract)
                yield return (member, member.Name);
        }

        foreach (var name in ClientNames(type.Name))
        {
            if (type.ContainingType?.Name == name)
                yield return (type.ContainingType, name);
            foreach (var sibling in Siblings(type, name))
                yield return (sibling, name);
        }

        if (type.Name.StartsWith("I", StringComparison.Ordinal) && Siblings(type, type.Name.Substring(1)).Any(other => other.AttributeOf(prompt.Known.Prompt) is not null))
            yield return (type, type.Name + ClientSuffix);
    }

    private static string[] ClientNames(string prompt) => [prompt + ClientSuffix, "I" + prompt + ClientSuffix];

    /// <summary>What has a name where a prompt's client is put.</summary>
    private static IEnumerable<ISymbol> Siblings(INamedTypeSymbol type, string name)
    {
        if (name.Length == 0)
            return [];
        return type.ContainingType is { } container
            ? container.GetMembers(name)
            : type.ContainingNamespace.GetMembers(name).Where(symbol =>
                symbol is not INamedTypeSymbol { Arity: > 0 } && (symbol is INamespaceSymbol || SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, type.ContainingAssembly)));
    }
}
