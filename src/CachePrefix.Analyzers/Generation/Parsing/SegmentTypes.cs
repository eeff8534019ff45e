using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Decides from the type of a member what it becomes in the request.</summary>
internal static class SegmentTypes
{
    /// <summary>What each role takes, for messages.</summary>
    public static string Expected(SegmentRole role) => role switch
    {
        SegmentRole.Examples => "a list of PromptExample",
        SegmentRole.History => "a list of ChatMessage",
        _ => "string, AIContent or a list of either",
    };

    public static SegmentKind? KindOf(ITypeSymbol type, SegmentRole role, KnownTypes known) => role switch
    {
        SegmentRole.CachedPrefix when IsText(type, known) || ElementOf(type, element => IsText(element, known)) => SegmentKind.System,
        SegmentRole.CachedPrefix when IsContent(type, known) => SegmentKind.Contents,
        SegmentRole.Input when type.SpecialType == SpecialType.System_String
            || ElementOf(type, static element => element.SpecialType == SpecialType.System_String)
            || IsContent(type, known) => SegmentKind.Input,
        SegmentRole.Examples when ElementOf(type, element => element.Is(known.PromptExample)) => SegmentKind.Examples,
        SegmentRole.History when ElementOf(type, element => element.IsOrDerivesFrom(known.ChatMessage)) => SegmentKind.History,
        _ => null,
    };

    private static bool IsText(ITypeSymbol type, KnownTypes known) =>
        type.SpecialType == SpecialType.System_String || type.IsOrDerivesFrom(known.TextContent);

    private static bool IsContent(ITypeSymbol type, KnownTypes known) =>
        type.IsOrDerivesFrom(known.AIContent) || ElementOf(type, element => element.IsOrDerivesFrom(known.AIContent));

    /// <summary>Whether a reference type is a sequence of elements that satisfy a condition.</summary>
    private static bool ElementOf(ITypeSymbol type, Func<ITypeSymbol, bool> condition)
    {
        if (type.SpecialType == SpecialType.System_String || !type.IsReferenceType)
            return false;
        if (IsSequence(type))
            return condition(((INamedTypeSymbol)type).TypeArguments[0]);

        foreach (var candidate in type.AllInterfaces)
        {
            if (IsSequence(candidate) && condition(candidate.TypeArguments[0]))
                return true;
        }

        return false;
    }

    private static bool IsSequence(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
