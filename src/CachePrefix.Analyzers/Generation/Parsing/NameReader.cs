using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads the names and accessibilities that generated code goes by.</summary>
internal static class NameReader
{
    private static readonly SymbolDisplayFormat NamespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static PromptNames Read(PromptDeclaration prompt)
    {
        var type = prompt.Type;
        var visibility = VisibilityOf(prompt);
        var names = new PromptNames
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace
                ? ""
                : type.ContainingNamespace.ToDisplayString(NamespaceFormat),
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
            HidesLayout = HidesLayout(prompt),
            HidesDefinition = prompt.Hierarchy.Types.Skip(1).Any(type => HasDefinition(type, prompt)),
            RegistrationClass = "",
        };
        return names with { RegistrationClass = RegistrationClass(names.QualifiedName, prompt.Known.Compilation) };
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
        Accessibility.Protected when type.ContainingType is { IsSealed: false } => "protected",
        Accessibility.ProtectedAndInternal when type.ContainingType is { IsSealed: false } => "private protected",
        _ => "private",
    };

    /// <summary>A base type that is a prompt, or that declares a visible member of the generated name itself.</summary>
    private static bool HidesLayout(PromptDeclaration prompt) => prompt.Hierarchy.Types.Skip(1).Any(type =>
        HasDefinition(type, prompt) || type.GetMembers(PromptNames.LayoutName).Any(prompt.CanUse));

    /// <summary>A prompt of this compilation gets the nested type in the same run; one of another assembly has it if it can be seen.</summary>
    private static bool HasDefinition(INamedTypeSymbol type, PromptDeclaration prompt) =>
        type.GetTypeMembers(PromptNames.DefinitionName).Any(prompt.CanUse)
        || (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, prompt.Known.Compilation.Assembly) && type.AttributeOf(prompt.Known.Prompt) is not null);

    /// <summary>Different prompts have different classes, and none has that of the project's own extensions.</summary>
    private static string RegistrationClass(string prompt, Compilation compilation)
    {
        var name = ShortNames.Of(prompt.Replace('.', '_'));
        if (prompt.IndexOf('_') >= 0)
            name += "_" + ShortNames.HashOf(prompt);
        for (name += "ServiceCollectionExtensions"; compilation.Assembly.GetTypeByMetadataName($"{RegistrationEmitter.Namespace}.{name}") is not null; name += "_")
        {
        }

        return name;
    }
}
