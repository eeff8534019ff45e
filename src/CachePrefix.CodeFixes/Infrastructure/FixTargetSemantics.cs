using Microsoft.CodeAnalysis;

namespace CachePrefix.CodeFixes.Infrastructure;

internal static class FixTargetSemantics
{
    public static async Task<SemanticModel> ModelOfAsync(this FixTarget target, FixPlace place, CancellationToken cancellationToken) =>
        (await target.DocumentOf(place).GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;

    public static async Task<ISymbol?> SymbolOfAsync(this FixTarget target, FixPlace place, CancellationToken cancellationToken) =>
        place.Expression is { } expression
            ? (await target.ModelOfAsync(place, cancellationToken).ConfigureAwait(false)).GetSymbolInfo(expression, cancellationToken).Symbol
            : null;

    public static async Task<ITypeSymbol?> TypeOfAsync(this FixTarget target, FixPlace place, CancellationToken cancellationToken) =>
        place.Expression is { } expression
            ? (await target.ModelOfAsync(place, cancellationToken).ConfigureAwait(false)).GetTypeInfo(expression, cancellationToken).Type
            : null;
}
