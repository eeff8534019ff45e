using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>What calls of <c>ToString</c>, <c>string.Format</c> and the like give.</summary>
internal sealed class TextCalls(BodyContext body, TextEvaluator text)
{
    /// <summary>The text that a call of <c>ToString</c>, <c>string.Format</c> and the like gives; <see langword="null"/> for other calls.</summary>
    public AbstractValue? FormatCall(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        var isInvariant = arguments.Any(static argument => argument.Has(ValueTraits.FixedCulture)) || instance.Has(ValueTraits.FixedCulture);
        switch (method.Name)
        {
            case "ToString" when invocation.Instance is { } receiver && receiver.Type is { IsValueType: true }:
                return text.Format(receiver, instance, ConstantText(invocation, 0), isInvariant);

            case "ToString" when invocation.Instance is { } receiver and not IInstanceReferenceOperation && arguments.IsEmpty && DefaultText.Has(receiver.Type):
                return text.AsText(receiver, instance).Add(TextEvaluator.TypeName(receiver));

            case "ToUpper" or "ToLower" when method.ContainingType.SpecialType == SpecialType.System_String && !isInvariant:
                return arguments.IsEmpty && !HasConstantReceiver(invocation) && !ValueSteps.IsOfRequest(instance)
                    ? instance.Add(new Taint(VolatilityKind.Culture, invocation.Syntax, method.Name + "()"))
                    : instance;

            case "Format" when method.ContainingType.SpecialType == SpecialType.System_String:
            case "AppendFormat":
                return FormatComposite(invocation, arguments, isInvariant);

            case "AppendFormatted":
                return arguments.Length == 0
                    ? null
                    : text.Format(invocation.Arguments[0].Value, arguments[0], FormatArgument(invocation), isInvariant);

            case "Append" or "Write" or "WriteLine" when arguments.Length == 1 && !DefaultText.Has(invocation.Arguments[0].Parameter?.Type):
                return text.Format(invocation.Arguments[0].Value, arguments[0], null, isInvariant);

            default:
                return null;
        }
    }

    /// <summary>The holes of a composite format with the text around them; of a pattern that is not known, nothing is known to follow a hole.</summary>
    private AbstractValue FormatComposite(IInvocationOperation invocation, ImmutableArray<AbstractValue> arguments, bool isInvariant)
    {
        var at = FindPattern(invocation);
        var pattern = at < 0 ? null : KnownText.Of(invocation.Arguments[at].Value, arguments[at]);
        var holes = new List<AbstractValue>();
        for (var i = at + 1; i < invocation.Arguments.Length; i++)
        {
            var operation = SequenceOrder.Unwrap(invocation.Arguments[i].Value);
            if (operation is IArrayCreationOperation { Initializer: { } initializer })
                holes.AddRange(initializer.ElementValues.Select(element => body.Visit(element)).Select((value, position) => FormatHole(initializer.ElementValues[position], value, pattern, position, isInvariant)));
            else
                holes.Add(FormatHole(operation, arguments[i], pattern, holes.Count, isInvariant));
        }

        if (pattern is null)
            return holes.Aggregate(at < 0 ? AbstractValue.Stable : arguments[at].AllTaints(), static (all, hole) => all.Beside(hole));

        var isArray = invocation.Arguments[invocation.Arguments.Length - 1].Value.Type is IArrayTypeSymbol && holes.Count == 1;
        return CompositeFormat.Parts(pattern).Aggregate(
            AbstractValue.Stable,
            (text, part) => part.Hole is not { } hole ? text.Append(AbstractValue.OfConstant(part.Text))
                : isArray || hole < holes.Count ? text.Append(holes[isArray ? 0 : hole])
                : text);
    }

    private static int FindPattern(IInvocationOperation invocation)
    {
        for (var i = 0; i < invocation.Arguments.Length; i++)
        {
            if (invocation.Arguments[i].Parameter?.Name == "format")
                return i;
        }

        return -1;
    }

    private AbstractValue FormatHole(IOperation operation, AbstractValue value, string? pattern, int position, bool isInvariant) =>
        text.Format(operation, value, pattern is null ? null : CompositeFormat.FormatOf(pattern, position), isInvariant);

    private static string? ConstantText(IInvocationOperation invocation, int index) =>
        invocation.Arguments.Length > index && invocation.Arguments[index].Value.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    private static string? FormatArgument(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Name == "format" && argument.Value.ConstantValue is { HasValue: true, Value: string text })
                return text;
        }

        return null;
    }

    private static bool HasConstantReceiver(IInvocationOperation invocation) => invocation.Instance?.ConstantValue.HasValue == true;
}
