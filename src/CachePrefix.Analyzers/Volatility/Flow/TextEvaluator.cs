using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Text: concatenation, interpolation, formatting.</summary>
internal sealed class TextEvaluator(BodyContext body)
{
    public AbstractValue VisitInterpolatedString(IInterpolatedStringOperation text)
    {
        var value = AbstractValue.Stable;
        var isJson = text.Parts.Any(static part => JsonMessages.Mentions(TextOf(part)));
        var written = string.Empty;
        foreach (var part in text.Parts)
        {
            var next = part switch
            {
                IInterpolatedStringTextOperation literal => body.Visit(literal.Text),
                IInterpolationOperation hole => Format(
                    hole.Expression,
                    body.Visit(hole.Expression),
                    hole.FormatString is { } format ? FormatText(format) : null,
                    isInvariant: IsInvariantContext(text)),
                _ => body.Visit(part),
            };
            if (isJson && part is IInterpolationOperation entry && JsonMessages.EndsInSystemText(written))
                RecordInJson(text, entry, next);
            if (isJson)
                written = JsonMessages.Tail(written + TextOf(part));
            value = value.Append(next);
        }

        return value.Without(ValueTraits.OwnOrder);
    }

    private static string TextOf(IOperation part) => part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } } ? literal : string.Empty;

    /// <summary>Records a value within the system prompt of a request that is written as JSON, with the text that follows it there.</summary>
    private void RecordInJson(IInterpolatedStringOperation text, IInterpolationOperation hole, AbstractValue value)
    {
        var rest = text.Parts.SkipWhile(part => part != hole).Skip(1).Select(TextOf).FirstOrDefault(static literal => literal.Length > 0);
        body.Sinks.Hit("role = system", SinkKind.SystemText, hole.Expression.Syntax, value.Append(AbstractValue.OfConstant(JsonMessages.Rest(rest ?? string.Empty))), null);
    }

    private static bool IsInvariantContext(IInterpolatedStringOperation text) =>
        text.Parent is IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation invocation } }
        && TransferRows.Default.Find(invocation.TargetMethod) == Transfer.Invariant;

    /// <summary>The value as text. Holes keep the taints only: their own constant text is not known to follow anything.</summary>
    public AbstractValue Format(IOperation operation, AbstractValue value, string? format, bool isInvariant)
    {
        var source = SequenceOrder.Unwrap(operation);
        if (source is IArrayCreationOperation or ICollectionExpressionOperation)
            return value;

        value = AsText(source, value);
        if (DefaultText.Has(source.Type))
            return value.Add(TypeName(source));
        if (format is not null && DateFormat.IsDateOnly(format))
            value = value.ReduceToDate();

        if (isInvariant || value.HasKind(VolatilityKind.Clock) || ValueSteps.IsOfRequest(value) || !CultureSensitivity.IsSensitive(ShownType(operation), format))
            return value;

        return value.Add(new Taint(VolatilityKind.Culture, source.Syntax, source.Syntax.ToString()));
    }

    /// <summary>The type whose text is shown: that of the value, or the number that a cast makes of it.</summary>
    private static ITypeSymbol? ShownType(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Conversion.IsNumeric: false } conversion)
            operation = conversion.Operand;

        return operation.Type;
    }

    public static Taint TypeName(IOperation operation) => new(VolatilityKind.TypeName, operation.Syntax, PromptText.Code(operation.Syntax));

    public AbstractValue AsText(IOperation operation, AbstractValue value)
    {
        value = body.Order.AddTo(operation, value.AllTaints());
        return value;
    }

    private static string? FormatText(IOperation format) => format.ConstantValue is { HasValue: true, Value: string text } ? text : (format.Syntax as Microsoft.CodeAnalysis.CSharp.Syntax.InterpolationFormatClauseSyntax)?.FormatStringToken.ValueText;

    public AbstractValue VisitBinary(IBinaryOperation binary)
    {
        var operands = new Stack<(IOperation Right, IBinaryOperation Whole)>();
        IOperation current = binary;
        while (current is IBinaryOperation { ConstantValue.HasValue: false } nested)
        {
            operands.Push((nested.RightOperand, nested));
            current = nested.LeftOperand;
        }

        var isText = IsTextConcatenation(binary);
        var value = isText ? FormatOperand(current) : body.Visit(current).TaintsOnly();
        while (operands.Count > 0)
        {
            var (right, whole) = operands.Pop();
            value = IsTextConcatenation(whole)
                ? value.Append(FormatOperand(right))
                : value.Join(body.Visit(right)).TaintsOnly();
            if (IsComparison(whole.OperatorKind) && (right.ConstantValue is { HasValue: true, Value: null } || SequenceOrder.Unwrap(right) is IDefaultValueOperation))
                value = value.Keep(ValueSteps.RequestData);
            else if (IsComparison(whole.OperatorKind))
                value = value.Clear(VolatilityKind.Order | VolatilityKind.Culture);
        }

        return value.Without(ValueTraits.OwnOrder);
    }

    public AbstractValue FormatOperand(IOperation operand) => Format(operand, body.Visit(operand), null, isInvariant: false);

    private static bool IsTextConcatenation(IBinaryOperation binary) =>
        binary.OperatorKind == BinaryOperatorKind.Add
        && (binary.Type?.SpecialType == SpecialType.System_String
            || SequenceOrder.Unwrap(binary.LeftOperand).Type?.SpecialType == SpecialType.System_String
            || SequenceOrder.Unwrap(binary.RightOperand).Type?.SpecialType == SpecialType.System_String);

    private static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
}
