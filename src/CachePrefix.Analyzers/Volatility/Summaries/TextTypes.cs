using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Which types carry text into prompts.</summary>
internal static class TextTypes
{
    private static readonly string[] ServiceSuffixes =
    [
        "Client", "Service", "Services", "Factory", "Logger", "Provider", "Manager", "Repository", "DbContext", "Kernel", "CancellationToken", "Accessor", "Registry", "Handler",
    ];

    /// <summary>The type of what a task gives, or the type itself.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;

    /// <summary>Whether a value of the type is text, a part of one, a message, or holds such in a general form.</summary>
    public static bool IsText(ITypeSymbol type, int depth = 0)
    {
        if (depth > 3)
            return false;

        switch (type)
        {
            case IArrayTypeSymbol array:
                return IsText(array.ElementType, depth + 1);
            case ITypeParameterSymbol or IErrorTypeSymbol or IDynamicTypeSymbol:
                return true;
        }

        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Object or SpecialType.System_DateTime or SpecialType.System_Char)
            return true;
        if (type.Name is "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "StringBuilder" or "FormattableString" or "ITuple")
            return true;
        if (PartTable.Default.Find(type) is not null || MessagePlacement.IsMessageType(type) || ToolTypes.IsTool(type) || type.Name.EndsWith("ChatMessage", StringComparison.Ordinal) || type.Name.EndsWith("Content", StringComparison.Ordinal))
            return true;

        return type is INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } && arguments.Any(argument => IsText(argument, depth + 1));
    }

    /// <summary>Whether an object of the type can hold text in its members.</summary>
    public static bool CanHoldText(ITypeSymbol type)
    {
        if (IsText(type))
            return true;
        if (type.IsValueType)
            return type.SpecialType is SpecialType.None or (>= SpecialType.System_SByte and <= SpecialType.System_Double);

        return type.TypeKind != TypeKind.Interface && !ServiceSuffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal));
    }

    /// <summary>Whether a callee can add text to an argument of the type.</summary>
    public static bool IsTextBuilder(ITypeSymbol type) => type switch
    {
        { Name: "StringBuilder" or "TextWriter" or "StringWriter" } => true,
        _ when PartTable.Default.Find(type) is not null || MessagePlacement.IsHistoryType(type.Name) => true,
        INamedTypeSymbol { Name: "List" or "IList" or "ICollection" or "Dictionary" or "IDictionary", TypeArguments: { IsEmpty: false } arguments } => arguments.Any(static argument => IsText(argument)),
        _ => false,
    };
}
