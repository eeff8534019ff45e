using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads the names and accessibilities that generated code goes by.</summary>
internal static class NameReader
{
    public static PromptNames Read(PromptDeclaration prompt)
    {
        var type = prompt.Type;
        var visibility = VisibilityOf(prompt);
        return new PromptNames
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace
                ? ""
                : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                    .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            ContainingTypes = ContainingTypes(type).ToEquatableArray(),
            Keyword = type.IsRecord ? "record" : "class",
            Name = type.Name,
            Accessibility = AccessibilityOf(type, visibility),
            RegistrationAccessibility = visibility switch
            {
                Accessibility.Public => "public",
                Accessibility.Internal => "internal",
                _ => null,
            },
            HidesBase = HidesBase(prompt),
        };
    }

    /// <summary>How far the client can be seen: as far as the prompt and its result type.</summary>
    public static Accessibility VisibilityOf(PromptDeclaration prompt) =>
        SymbolExtensions.Lesser(prompt.Type.EffectiveAccessibility(), prompt.ResultTypes[0].EffectiveAccessibility());

    private static IEnumerable<ContainingTypeModel> ContainingTypes(INamedTypeSymbol type)
    {
        var types = new Stack<ContainingTypeModel>();
        for (var current = type.ContainingType; current is not null; current = current.ContainingType)
            types.Push(new ContainingTypeModel(KeywordOf(current), Identifiers.Escape(current.Name)));
        return types;
    }

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string AccessibilityOf(INamedTypeSymbol type, Accessibility visibility) => type.DeclaredAccessibility switch
    {
        Accessibility.Public when visibility == Accessibility.Public || type.EffectiveAccessibility() == visibility => "public",
        Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    /// <summary>A base type that is a prompt, or that declares members of the generated names itself.</summary>
    private static bool HidesBase(PromptDeclaration prompt)
    {
        for (var type = prompt.Type.BaseType; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            if (type.AttributeOf(prompt.Known.Prompt) is not null || type.GetMembers("Layout").Length > 0)
                return true;
        }

        return false;
    }
}
