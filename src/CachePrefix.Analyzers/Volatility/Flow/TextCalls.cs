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
                return arguments.IsEmpty && !HasConstantReceiver(invocation)
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

    private AbstractValue FormatComposite(IInvocationOperation invocation, ImmutableArray<AbstractValue> arguments, bool isInvariant)
    {
        string? pattern = null;
        var value = AbstractValue.Stable;
        var position = 0;
        for (var i = 0; i < invocation.Arguments.Length; i++)
        {
            var operation = SequenceOrder.Unwrap(invocation.Arguments[i].Value);
            if (pattern is null && operation.ConstantValue is { HasValue: true, Value: string text })
            {
                pattern = text;
                value = value.Append(AbstractValue.OfConstant(text));
            }
            else if (operation is IArrayCreationOperation { Initializer: { } initializer })
            {
                foreach (var element in initializer.ElementValues)
                    value = value.Append(FormatHole(element, body.Visit(element), pattern, position++, isInvariant));
            }
            else if (!arguments[i].Has(ValueTraits.FixedCulture))
            {
                value = value.Append(FormatHole(operation, arguments[i], pattern, pattern is null ? -1 : position++, isInvariant));
            }
        }

        return value.FollowedBy(value.Text, value.TextLength);
    }

    private AbstractValue FormatHole(IOperation operation, AbstractValue value, string? pattern, int position, bool isInvariant) =>
        text.Format(operation, value, pattern is null ? null : DateFormat.OfHole(pattern, position), isInvariant);

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
