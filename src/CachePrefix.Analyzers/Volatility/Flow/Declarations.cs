using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>What attributes and rows say of members and parameters.</summary>
internal sealed class Declarations(BodyContext body)
{
    /// <summary>What attributes and rows say of a member or parameter, before anything is known of its value.</summary>
    public AbstractValue? FromDeclaration(ISymbol symbol, SyntaxNode syntax)
    {
        if (body.Engine.UserRow(symbol) is { } user)
            return user.Kind == VolatilityKind.None ? AbstractValue.Stable : AbstractValue.Of(Taint.Of(user, syntax));

        return symbol is not IParameterSymbol && body.Engine.Sources.Find(symbol) is { } row ? AbstractValue.Of(Taint.Of(row, syntax)) : null;
    }

    public bool IsIdentityType(ITypeSymbol type) => body.Engine.Sources.FindType(type) is { Kind: VolatilityKind.Identity };

    public bool IsOwnParameter(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.Unit);
}
