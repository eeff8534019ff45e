using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Decides whether a value's text depends on the current culture.</summary>
internal static class CultureSensitivity
{
    public static bool IsSensitive(ITypeSymbol? type, string? format)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];

        return type switch
        {
            null => false,
            { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal } => IsFractionSensitive(format),
            { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => IsIntegerSensitive(format),
            { SpecialType: SpecialType.System_DateTime } => IsDateSensitive(format),
            { ContainingNamespace.Name: "System", Name: "DateTimeOffset" or "DateOnly" or "TimeOnly" } => IsDateSensitive(format),
            { ContainingNamespace.Name: "System", Name: "TimeSpan" } => format is "g" or "G",
            { ContainingNamespace.Name: "System", Name: "Half" } => IsFractionSensitive(format),
            _ => false,
        };
    }

    private static bool IsFractionSensitive(string? format) => format is not ("F0" or "f0" or "0" or "#" or "D" or "X");

    private static bool IsIntegerSensitive(string? format)
    {
        if (string.IsNullOrEmpty(format))
            return false;

        return "NnCcPpEe".IndexOf(format![0]) >= 0
            || (format[0] is 'F' or 'f' && format is not ("F0" or "f0"))
            || format.IndexOf(',') >= 0
            || format.IndexOf('.') >= 0;
    }

    private static bool IsDateSensitive(string? format) => format switch
    {
        null or "" => true,
        { Length: 1 } => "oOrRsu".IndexOf(format[0]) < 0,
        _ => DateFormat.HasNames(format),
    };
}
