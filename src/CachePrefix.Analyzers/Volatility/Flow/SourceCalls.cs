using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Does what the summaries of the project's own methods say.</summary>
internal sealed class SourceCalls(BodyContext body, PlaceWriter places, ParameterHits hits)
{
    public AbstractValue ApplySummary(ISymbol callee, IOperation call, ImmutableArray<IArgumentOperation> operations, AbstractValue[] byOrdinal) =>
        Apply(callee, call.Syntax, byOrdinal, () => PassedBy(operations, byOrdinal.Length));

    /// <summary>
    /// Does the same for a call of which the compiler knows only what it might be, because types of its arguments are missing;
    /// <see langword="null"/> if that is no method of the project.
    /// </summary>
    public AbstractValue? ApplyCandidate(SyntaxNode call, ArgumentListSyntax? list, string name, List<(IOperation Operation, AbstractValue Value)> values)
    {
        if (list is null || body.Engine.Index.Named(name).Count == 0 || FindCandidate(call, list.Arguments.Count) is not { } method)
            return null;

        var byOrdinal = new AbstractValue[method.Parameters.Length];
        var passed = new Passed[byOrdinal.Length];
        for (var i = 0; i < byOrdinal.Length; i++)
            byOrdinal[i] = AbstractValue.Stable;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var parameter = argument.NameColon is { } named ? method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText) : method.Parameters[Math.Min(i, byOrdinal.Length - 1)];
            if (parameter is null)
                continue;

            passed[parameter.Ordinal] = new Passed(null, argument.Expression);
            foreach (var (operation, value) in UnresolvedSyntax.Within(argument.Expression, values))
            {
                passed[parameter.Ordinal] = new Passed(operation, argument.Expression);
                byOrdinal[parameter.Ordinal] = byOrdinal[parameter.Ordinal].Append(value);
            }
        }

        return body.Engine.UnitsOfCall(method).Aggregate(AbstractValue.Stable, (result, unit) => result.Join(Apply(unit, call, byOrdinal, () => passed)));
    }

    /// <param name="callee">The method.</param>
    /// <param name="call">The call.</param>
    /// <param name="byOrdinal">The values of the arguments.</param>
    /// <param name="passed">The arguments, which most summaries do not ask for.</param>
    private AbstractValue Apply(ISymbol callee, SyntaxNode call, AbstractValue[] byOrdinal, Func<Passed[]> passed)
    {
        var summary = body.Summaries.Get(callee);
        if (summary.Effects.Count > 0 || summary.ParameterHits.Count > 0)
        {
            var arguments = passed();
            foreach (var effect in summary.Effects)
            {
                if (effect.Key >= arguments.Length || arguments[effect.Key] is not { Value: { } target } argument)
                    continue;

                var added = Substitution.Substitute(effect.Value, byOrdinal, call);
                if (argument.Replaced is { } replaced)
                    places.Assign(target, added, replaced, call);
                else
                    places.AddTo(target, added, call);
            }

            hits.ApplyParameterHits(callee, summary, call, byOrdinal, Array.ConvertAll(arguments, static argument => argument.Expression));
        }

        return Substitution.Substitute(summary.Returns, byOrdinal, call);
    }

    private static Passed[] PassedBy(ImmutableArray<IArgumentOperation> operations, int parameters)
    {
        var passed = new Passed[parameters];
        foreach (var operation in operations)
        {
            if (operation.Parameter is { } parameter && parameter.Ordinal < parameters)
            {
                var expression = operation is { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax argument } ? argument.Expression : null;
                passed[parameter.Ordinal] = new Passed(operation.Value, expression, parameter.RefKind is RefKind.Out or RefKind.Ref ? operation.Syntax : null);
            }
        }

        return passed;
    }

    private IMethodSymbol? FindCandidate(SyntaxNode call, int arguments)
    {
        var known = body.Engine.Bodies.ModelOf(call).GetSymbolInfo(call);
        return (known.Symbol is { } symbol ? [symbol] : known.CandidateSymbols).OfType<IMethodSymbol>().FirstOrDefault(method =>
            !method.Parameters.IsEmpty && body.Engine.IsSource(method) && method.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams) <= arguments
            && (method.Parameters.Length >= arguments || method.Parameters[method.Parameters.Length - 1].IsParams));
    }

    /// <summary>What is passed for a parameter.</summary>
    /// <param name="Value">The operation that gives it.</param>
    /// <param name="Expression">Its expression, where it is written.</param>
    /// <param name="Replaced">The argument, where the method assigns it.</param>
    private readonly record struct Passed(IOperation? Value, SyntaxNode? Expression, SyntaxNode? Replaced = null);
}
