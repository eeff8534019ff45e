using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

        var expressions = new SyntaxNode?[byOrdinal.Length];
        foreach (var operation in operations)
        {
            if (operation is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter, Syntax: ArgumentSyntax argument } && parameter.Ordinal < expressions.Length)
                expressions[parameter.Ordinal] = argument.Expression;
        }

        hits.ApplyParameterHits(callee, summary, call.Syntax, byOrdinal, expressions);
        return Substitution.Substitute(summary.Returns, byOrdinal, call.Syntax);
    }

    /// <summary>
    /// Does the same for a call of which the compiler knows only what it might be, because types of its arguments are missing;
    /// <see langword="null"/> if that is no method of the project.
    /// </summary>
    public AbstractValue? ApplyCandidate(SyntaxNode call, ArgumentListSyntax? list, string name, List<(IOperation Operation, AbstractValue Value)> values)
    {
        if (list is null || body.Engine.Index.Named(name).Count == 0 || FindCandidate(call, list.Arguments.Count) is not { } method)
            return null;

        var byOrdinal = new AbstractValue[method.Parameters.Length];
        var expressions = new SyntaxNode?[byOrdinal.Length];
        var operations = new IOperation?[byOrdinal.Length];
        for (var i = 0; i < byOrdinal.Length; i++)
            byOrdinal[i] = AbstractValue.Stable;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var parameter = argument.NameColon is { } named ? method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText) : method.Parameters[Math.Min(i, byOrdinal.Length - 1)];
            if (parameter is null)
                continue;

            expressions[parameter.Ordinal] = argument.Expression;
            foreach (var (operation, value) in values)
            {
                if (argument.Expression.Span.Contains(operation.Syntax.Span))
                    (operations[parameter.Ordinal], byOrdinal[parameter.Ordinal]) = (operation, byOrdinal[parameter.Ordinal].Append(value));
            }
        }

        var result = AbstractValue.Stable;
        foreach (var unit in body.Engine.UnitsOfCall(method))
        {
            var summary = body.Summaries.Get(unit);
            foreach (var effect in summary.Effects)
            {
                if (effect.Key < operations.Length && operations[effect.Key] is { } target)
                    places.AddTo(target, Substitution.Substitute(effect.Value, byOrdinal, call), call);
            }

            hits.ApplyParameterHits(unit, summary, call, byOrdinal, expressions);
            result = result.Join(Substitution.Substitute(summary.Returns, byOrdinal, call));
        }

        return result;
    }

    private IMethodSymbol? FindCandidate(SyntaxNode call, int arguments)
    {
        var known = body.Engine.Bodies.ModelOf(call).GetSymbolInfo(call);
        return (known.Symbol is { } symbol ? [symbol] : known.CandidateSymbols).OfType<IMethodSymbol>().FirstOrDefault(method =>
            !method.Parameters.IsEmpty && body.Engine.IsSource(method) && method.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams) <= arguments
            && (method.Parameters.Length >= arguments || method.Parameters[method.Parameters.Length - 1].IsParams));
    }
}
