using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Lambdas and local functions run where they are written or called, with the values they capture. A delegate's value is what it returns.</summary>
internal interface INestedBodies
{
    /// <param name="lambda">The lambda.</param>
    /// <param name="element">What its parameters are bound to; <see langword="null"/> if that is not known.</param>
    AbstractValue RunLambda(IFlowAnonymousFunctionOperation lambda, AbstractValue? element);

    /// <param name="function">The local function.</param>
    /// <param name="arguments">What its parameters are bound to, as far as that is known.</param>
    /// <param name="isCall">Whether it runs here, and once.</param>
    AbstractValue RunLocalFunction(IMethodSymbol function, ImmutableArray<AbstractValue> arguments, bool isCall);

    /// <summary>Takes what an iterator gives.</summary>
    AbstractValue Yield(IOperation operation, IReturnOperation statement);
}
