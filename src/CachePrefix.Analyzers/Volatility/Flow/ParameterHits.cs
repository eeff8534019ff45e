using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Takes over what a callee passes on from its parameters to sinks.</summary>
internal sealed class ParameterHits(BodyContext body)
{
    private const VolatilityKind KnownData = VolatilityKind.CallerData | VolatilityKind.Identity | VolatilityKind.Parameter;

    public void ApplyParameterHits(ISymbol callee, Summary summary, SyntaxNode call, AbstractValue[] arguments, ImmutableArray<IArgumentOperation> operations = default)
    {
        if (summary.ParameterHits.Count > 0)
            body.Summary.SinkCallees.Add(callee);

        foreach (var hit in summary.ParameterHits)
        {
            var value = AbstractValue.Stable;
            foreach (var taint in hit.Value.Taints)
            {
                var passed = Substitution.SubstituteOne(taint, arguments);
                value = value.Add(passed);
                if (!operations.IsDefaultOrEmpty && !taint.IsOfObject && !passed.Taints.Any(static known => (known.Kind & KnownData) != 0 && !known.IsOfObject) && IsRunTimeData(operations, taint.Parameter))
                    value = value.Add(taint with { Kind = VolatilityKind.CallerData, Parameter = Taint.NoParameter, Member = null, Cleared = VolatilityKind.None, ToDate = false });
            }

            value = value.WithoutEntries();
            if (!value.IsStable)
                body.Summary.AddHit(hit with { Call = call, Callee = callee, Value = AbstractValue.OfText(hit.Value.Text).Add(value), Message = hit.Message is null ? null : call });
        }
    }

    private bool IsRunTimeData(ImmutableArray<IArgumentOperation> operations, int parameter)
    {
        foreach (var operation in operations)
        {
            if (operation.Parameter?.Ordinal == parameter && operation is { ArgumentKind: ArgumentKind.Explicit, Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.ArgumentSyntax argument })
                return new RunTimeData(body.Engine.Bodies.ModelOf(argument)).Is(argument.Expression);
        }

        return false;
    }
}
