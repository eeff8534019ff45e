using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Text: concatenation, interpolation, formatting.</summary>
internal sealed partial class BodyEvaluator
{
    private AbstractValue VisitInterpolatedString(IInterpolatedStringOperation text)
    {
        var value = AbstractValue.Stable;
        foreach (var part in text.Parts)
        {
            var next = part switch
            {
                IInterpolatedStringTextOperation literal => Visit(literal.Text),
                IInterpolationOperation hole => Format(
                    hole.Expression,
                    Visit(hole.Expression),
                    hole.FormatString is { } format ? FormatText(format) : null,
                    isInvariant: IsInvariantContext(text)),
                _ => VisitChildren(part),
            };
            value = value.Append(next);
        }

        return value.Without(ValueTraits.OwnOrder);
    }

    private static bool IsInvariantContext(IInterpolatedStringOperation text) =>
        text.Parent is IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation invocation } }
        && TransferRows.Default.Find(invocation.TargetMethod) == Transfer.Invariant;

    /// <summary>The value as text. Holes keep the taints only: their own constant text is not known to follow anything.</summary>
    private AbstractValue Format(IOperation operation, AbstractValue value, string? format, bool isInvariant)
    {
        var source = SequenceOrder.Unwrap(operation);
        if (source is IArrayCreationOperation or ICollectionExpressionOperation)
            return value;

        value = AsText(source, value);
        if (DefaultText.Has(source.Type))
            return value.Add(TypeName(source));
        if (format is not null && DateFormat.IsDateOnly(format))
            value = value.ReduceToDate();

        if (isInvariant || value.HasKind(VolatilityKind.Clock) || !CultureSensitivity.IsSensitive(source.Type, format))
            return value;

        return value.Add(new Taint(VolatilityKind.Culture, source.Syntax, source.Syntax.ToString()));
    }

    private static Taint TypeName(IOperation operation) => new(VolatilityKind.TypeName, operation.Syntax, PromptText.Code(operation.Syntax));

    private AbstractValue AsText(IOperation operation, AbstractValue value)
    {
        value = _order.AddTo(operation, value.AllTaints());
        return value;
    }

    private static string? FormatText(IOperation format) => format.ConstantValue is { HasValue: true, Value: string text } ? text : (format.Syntax as Microsoft.CodeAnalysis.CSharp.Syntax.InterpolationFormatClauseSyntax)?.FormatStringToken.ValueText;

    private AbstractValue VisitBinary(IBinaryOperation binary)
    {
        var operands = new Stack<(IOperation Right, IBinaryOperation Whole)>();
        IOperation current = binary;
        while (current is IBinaryOperation { ConstantValue.HasValue: false } nested)
        {
            operands.Push((nested.RightOperand, nested));
            current = nested.LeftOperand;
        }

        var isText = IsTextConcatenation(binary);
        var value = isText ? FormatOperand(current) : Visit(current).TaintsOnly();
        while (operands.Count > 0)
        {
            var (right, whole) = operands.Pop();
            value = IsTextConcatenation(whole)
                ? value.Append(FormatOperand(right))
                : value.Join(Visit(right)).TaintsOnly();
            if (IsComparison(whole.OperatorKind) && (right.ConstantValue is { HasValue: true, Value: null } || SequenceOrder.Unwrap(right) is IDefaultValueOperation))
                value = value.Keep(RequestData);
            else if (IsComparison(whole.OperatorKind))
                value = value.Clear(VolatilityKind.Order | VolatilityKind.Culture);
        }

        return value.Without(ValueTraits.OwnOrder);
    }

    private AbstractValue FormatOperand(IOperation operand) => Format(operand, Visit(operand), null, isInvariant: false);

    private static bool IsTextConcatenation(IBinaryOperation binary) =>
        binary.OperatorKind == BinaryOperatorKind.Add
        && (binary.Type?.SpecialType == SpecialType.System_String
            || SequenceOrder.Unwrap(binary.LeftOperand).Type?.SpecialType == SpecialType.System_String
            || SequenceOrder.Unwrap(binary.RightOperand).Type?.SpecialType == SpecialType.System_String);

    private static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    /// <summary>The text that a call of <c>ToString</c>, <c>string.Format</c> and the like gives; <see langword="null"/> for other calls.</summary>
    private AbstractValue? FormatCall(IInvocationOperation invocation, AbstractValue instance, ImmutableArray<AbstractValue> arguments)
    {
        var method = invocation.TargetMethod;
        var isInvariant = arguments.Any(static argument => argument.Has(ValueTraits.FixedCulture)) || instance.Has(ValueTraits.FixedCulture);
        switch (method.Name)
        {
            case "ToString" when invocation.Instance is { } receiver && receiver.Type is { IsValueType: true }:
                return Format(receiver, instance, ConstantText(invocation, 0), isInvariant);

            case "ToString" when invocation.Instance is { } receiver and not IInstanceReferenceOperation && arguments.IsEmpty && DefaultText.Has(receiver.Type):
                return AsText(receiver, instance).Add(TypeName(receiver));

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
                    : Format(invocation.Arguments[0].Value, arguments[0], FormatArgument(invocation), isInvariant);

            case "Append" or "Write" or "WriteLine" when arguments.Length == 1 && !DefaultText.Has(invocation.Arguments[0].Parameter?.Type):
                return Format(invocation.Arguments[0].Value, arguments[0], null, isInvariant);

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
                value = value.Append(AbstractValue.OfText(PromptText.Snippet(text)));
            }
            else if (operation is IArrayCreationOperation { Initializer: { } initializer })
            {
                foreach (var element in initializer.ElementValues)
                    value = value.Append(FormatHole(element, Visit(element), pattern, position++, isInvariant));
            }
            else if (!arguments[i].Has(ValueTraits.FixedCulture))
            {
                value = value.Append(FormatHole(operation, arguments[i], pattern, pattern is null ? -1 : position++, isInvariant));
            }
        }

        var text2 = value.Text;
        return text2 is null ? value : value.Map(static (taint, followed) => taint.Followed is null ? taint with { Followed = followed } : taint, text2);
    }

    private AbstractValue FormatHole(IOperation operation, AbstractValue value, string? pattern, int position, bool isInvariant) =>
        Format(operation, value, pattern is null ? null : DateFormat.OfHole(pattern, position), isInvariant);

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
