using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Texts of which every character is known.</summary>
internal static class KnownText
{
    /// <summary>The text, where the compiler or the interpreter knows all of it.</summary>
    public static string? Of(IOperation operation, AbstractValue value) =>
        (operation.ConstantValue is { HasValue: true, Value: var constant } ? constant : (value.Object as ObjectValue.Constant)?.Value) as string;
}
