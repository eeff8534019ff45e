using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Takes over what a callee passes on from its parameters to sinks.</summary>
internal sealed class ParameterHits(BodyContext body)
{
    public void ApplyParameterHits(ISymbol callee, Summary summary, SyntaxNode call, AbstractValue[] arguments)
    {
        if (summary.ParameterHits.Count > 0)
            body.Summary.SinkCallees.Add(callee);

        foreach (var hit in summary.ParameterHits)
        {
            var value = AbstractValue.Stable;
            foreach (var taint in hit.Value.Taints)
                value = value.Add(Substitution.SubstituteOne(taint, arguments));

            value = value.WithoutEntries();
            if (!value.IsStable)
                body.Summary.AddHit(hit with { Call = call, Callee = callee, Value = AbstractValue.OfText(hit.Value.Text).Add(value), Message = null });
        }
    }
}
