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
        SegmentRole.CachedPrefix => FormsOf(type, known) switch
        {
            Forms.Text or Forms.Texts => SegmentKind.System,
            Forms.Content or Forms.Contents => type.IsOrDerivesFrom(known.TextContent) || ElementOf(type, element => element.IsOrDerivesFrom(known.TextContent))
                ? SegmentKind.System
                : SegmentKind.Contents,
            _ => null,
        },
        SegmentRole.Input => FormsOf(type, known) is Forms.Text or Forms.Texts or Forms.Content or Forms.Contents ? SegmentKind.Input : null,
        SegmentRole.Examples when ElementOf(type, element => element.Is(known.PromptExample)) => SegmentKind.Examples,
        SegmentRole.History when ElementOf(type, element => element.IsOrDerivesFrom(known.ChatMessage)) => SegmentKind.History,
        _ => null,
    };

    /// <summary>A type with several forms, such as a content that is a list of texts, would be sent in none of them for sure.</summary>
    private static Forms FormsOf(ITypeSymbol type, KnownTypes known) =>
        (type.SpecialType == SpecialType.System_String ? Forms.Text : 0)
        | (ElementOf(type, static element => element.SpecialType == SpecialType.System_String) ? Forms.Texts : 0)
        | (type.IsOrDerivesFrom(known.AIContent) ? Forms.Content : 0)
        | (ElementOf(type, element => element.IsOrDerivesFrom(known.AIContent)) ? Forms.Contents : 0);

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

    [Flags]
    private enum Forms
    {
        Text = 1,
        Texts = 2,
        Content = 4,
        Contents = 8,
    }
}
