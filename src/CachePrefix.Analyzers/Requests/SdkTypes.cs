using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Recognises the types of the SDKs that requests are made of.</summary>
internal static class SdkTypes
{
    public const string ExtensionsAI = "Microsoft.Extensions.AI";
    public const string Anthropic = "Anthropic.Models";
    public const string OpenAI = "OpenAI";

    public static bool IsIn(this ISymbol? symbol, string root) =>
        symbol?.ContainingNamespace is { IsGlobalNamespace: false } space && Sdks.IsWithin(space.ToDisplayString(), root);

    public static bool IsOf(this ITypeSymbol? type, string root, string name) => type is not null && Short(type.Name) == name && type.IsIn(root);

    /// <summary>The name of a type without the mark of a preview API.</summary>
    public static string Short(string name) => name.StartsWith("Beta", StringComparison.Ordinal) ? name.Substring(4) : name;

    /// <summary>The parameters of one request of the official Anthropic SDK.</summary>
    public static bool IsMessageParams(ITypeSymbol? type) =>
        type is { Name: "MessageCreateParams" or "MessageCountTokensParams" or "Params" } && type.IsIn(Anthropic);

    /// <summary>Whether a type, or one that it derives from, is a content of Microsoft.Extensions.AI.</summary>
    public static bool IsContent(ITypeSymbol? type) => DerivesFrom(type, ExtensionsAI, "AIContent");

    public static bool IsTool(ITypeSymbol? type) => DerivesFrom(type, ExtensionsAI, "AITool");

    public static bool IsOpenAIMessage(ITypeSymbol? type) => DerivesFrom(type, OpenAI, "ChatMessage");

    public static bool IsOpenAIPart(ITypeSymbol? type) => type is { Name: "ChatMessageContentPart" or "ResponseContentPart" } && type.IsIn(OpenAI);

    public static bool IsCacheControl(ITypeSymbol? type) => type.IsOf(Anthropic, "CacheControlEphemeral");

    public static bool DerivesFrom(ITypeSymbol? type, string root, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.IsIn(root))
                return true;
        }

        return false;
    }

    /// <summary>The type of the elements of a list; <see langword="null"/> for what is no list.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol? type)
    {
        switch (type)
        {
            case null or { SpecialType: SpecialType.System_String }:
                return null;
            case IArrayTypeSymbol array:
                return array.ElementType;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence:
                return sequence.TypeArguments[0];
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
                return contract.TypeArguments[0];
        }

        return null;
    }
}
