using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The <c>JsonSerializerContext</c> that a definition names.</summary>
internal static class JsonContexts
{
    public static INamedTypeSymbol? Of(PromptDeclaration prompt) => prompt.Attribute.Named<INamedTypeSymbol>("JsonContext");

    /// <summary>Why generated code cannot use the context, <see langword="null"/> when it can or there is none; empty when the compiler says why.</summary>
    public static string? ProblemOf(PromptDeclaration prompt)
    {
        if (Of(prompt) is not { } context)
            return null;
        if (context.TypeKind == TypeKind.Error)
            return "";
        if (!context.IsOrDerivesFrom(prompt.Known.JsonSerializerContext) || context.Is(prompt.Known.JsonSerializerContext))
            return "it does not derive from JsonSerializerContext";
        if (context.IsUnboundGenericType || context.IsGenericType)
            return "it is generic";
        if (context.IsFileLocal() || !prompt.CanUse(context))
            return "the prompt has no access to it";
        if (!context.DeclaringSyntaxReferences.IsEmpty && !Emittability.IsPartial(context, CancellationToken.None) && context.GetMembers("Default").IsEmpty)
            return "it is not partial, so that System.Text.Json generates nothing for it";
        return Obsoletion.ErrorOf(context);
    }

    /// <summary>The types that the context is asked to know.</summary>
    public static IEnumerable<ITypeSymbol> RootsOf(INamedTypeSymbol context)
    {
        foreach (var attribute in context.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "JsonSerializableAttribute", ConstructorArguments: [{ Kind: TypedConstantKind.Type, Value: ITypeSymbol root }, ..] })
                yield return root;
        }
    }

    /// <summary>Whether the context writes and reads enumerations by name.</summary>
    public static bool ReadsEnumNames(INamedTypeSymbol context) => context.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Name == "JsonSourceGenerationOptionsAttribute"
        && (attribute.Named<bool>("UseStringEnumConverter") || attribute.NamedArguments.Any(static argument => argument.Key == "Converters")));
}
