using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Does what the summaries of the project's own methods say.</summary>
internal sealed class SourceCalls(BodyContext body, PlaceWriter places, ParameterHits hits)
{
    public AbstractValue ApplySummary(ISymbol callee, IOperation call, ImmutableArray<IArgumentOperation> operations, AbstractValue[] byOrdinal)
    {
        var summary = body.Summaries.Get(callee);
        foreach (var effect in summary.Effects)
        {
            var added = Substitution.Substitute(effect.Value, byOrdinal, call.Syntax);
            foreach (var operation in operations)
            {
                if (operation.Parameter?.Ordinal != effect.Key)
                    continue;
                if (operation.Parameter.RefKind is RefKind.Out or RefKind.Ref)
                    places.Assign(operation.Value, added, operation.Syntax, call.Syntax);
                else
                    places.AddTo(operation.Value, added, call.Syntax);
            }
        }

        hits.ApplyParameterHits(callee, summary, call.Syntax, byOrdinal, operations);
        return Substitution.Substitute(summary.Returns, byOrdinal, call.Syntax);
    }
}
