using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Takes over what a callee passes on from its parameters to sinks.</summary>
internal sealed class ParameterHits(BodyContext body)
{
    private const VolatilityKind KnownData = VolatilityKind.CallerData | VolatilityKind.Identity | VolatilityKind.Parameter;

    public void ApplyParameterHits(ISymbol callee, Summary summary, SyntaxNode call, AbstractValue[] arguments, SyntaxNode?[]? expressions = null)
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
                if (expressions is not null && hit.Kind != SinkKind.UserText && !taint.IsOfObject && !passed.Taints.Any(static known => (known.Kind & KnownData) != 0 && !known.IsOfObject) && IsRunTimeData(expressions, taint.Parameter))
                    value = value.Add(taint with { Kind = VolatilityKind.CallerData, Parameter = Taint.NoParameter, Member = null, Cleared = VolatilityKind.None, ToDate = false });
            }

            value = hit.Kind == SinkKind.UserText ? TemplateRecorder.FarAhead(value) : value.WithoutEntries();
            if (!value.IsStable)
                body.Summary.AddHit(hit with { Call = call, Callee = callee, Value = hit.Value.TextOnly().Add(value), Message = hit.Message is null ? null : call });
        }
    }

    private bool IsRunTimeData(SyntaxNode?[] expressions, int parameter) =>
        parameter < expressions.Length && expressions[parameter] is { } expression && new RunTimeData(body.Engine.Bodies.ModelOf(expression)).Is(expression);
}
