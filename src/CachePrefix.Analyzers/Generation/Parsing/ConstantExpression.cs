using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes constants as C#.</summary>
internal static class ConstantExpression
{
    /// <summary>The literal of a constant of a type.</summary>
    public static string Of(object? value, ITypeSymbol type)
    {
        if (value is null)
            return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "null" : "default";
        if (EnumOf(type) is { } enumeration)
            return $"({enumeration.ToQualified()})({Literal(value)})";
        return Literal(value);
    }

    public static string OfString(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    public static string OfTimeSpan(TimeSpan time) => $"global::System.TimeSpan.FromTicks({time.Ticks.ToString(CultureInfo.InvariantCulture)}L)";

    public static string OfSingle(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "F";

    private static INamedTypeSymbol? EnumOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration ? enumeration : null;
    }

    private static string Literal(object value) => value switch
    {
        string text => OfString(text),
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        float number => OfSingle(number),
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };
}
