using System.Collections.Immutable;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Steps that several kinds of expressions have in common.</summary>
internal static class ValueSteps
{
    /// <summary>Data of one request.</summary>
    public const VolatilityKind RequestData = VolatilityKind.CallerData | VolatilityKind.Identity | VolatilityKind.Unproven | VolatilityKind.Declared;

    private static readonly string[] Retrievals = ["Search", "Retriev", "Recall", "Similar", "Nearest", "Relevant"];

    private const VolatilityKind Made = VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.MutableState;

    private const VolatilityKind Asked = VolatilityKind.Identity | VolatilityKind.CallerData | VolatilityKind.Parameter;

    /// <summary>What was sent finds the answer, and is seldom a part of it: the answer itself is the data.</summary>
    public static AbstractValue AsAnswer(AbstractValue value, SyntaxNode call) => value.HasKind(Asked)
        ? value.Map(
            static (taint, call) => (taint.Kind & Asked) == 0 ? taint
                : taint.Apart() with { Kind = taint.IsParameter ? VolatilityKind.Parameter : VolatilityKind.CallerData, IsAnswer = taint.IsParameter, Origin = call, Source = PromptText.Code(call), IsOfTurn = taint.IsOfTurn || IsRetrieval(call) },
            call)
        : value;

    /// <summary>What comes first because it is nearest to data of the request, which the entries themselves are not.</summary>
    public static AbstractValue NearTo(AbstractValue key, AbstractValue entries, SyntaxNode sort) => key.TaintsOnly().Keep(VolatilityKind.CallerData).Map(
        static (taint, way) => way.Entries.Taints.Any(entry => entry.Origin == taint.Origin || (taint.IsParameter && entry.Parameter == taint.Parameter)) ? null
            : taint with { Origin = way.Sort, Source = PromptText.Code(way.Sort), IsOfTurn = true },
        (Entries: entries, Sort: sort));

    /// <summary>Whether a call looks for what is like the text that it is given, as is done for each question.</summary>
    private static bool IsRetrieval(SyntaxNode call) =>
        call is InvocationExpressionSyntax invocation && CalledName.Of(invocation.Expression) is { } name && Array.Exists(Retrievals, verb => name.IndexOf(verb, StringComparison.Ordinal) >= 0);

    /// <summary>Rows that a condition on data of the request chooses. Those of a user are settings as often as data.</summary>
    public static AbstractValue ChosenRows(AbstractValue condition, SyntaxNode query)
    {
        var known = condition.TaintsOnly();
        var identities = known.Taints.Where(static taint => taint.Kind == VolatilityKind.Identity).Select(static taint => taint.Origin).ToImmutableHashSet();
        return AsAnswer(known.Keep(VolatilityKind.CallerData).Map(static (taint, identities) => identities.Contains(taint.Origin) ? null : taint, identities), query);
    }

    /// <summary>Whether a value differs from request to request, so that its culture adds nothing to that.</summary>
    public static bool IsOfRequest(AbstractValue value) => value.Taints.Any(static taint => taint is { IsOfObject: false, IsCondition: false }
        && ((taint.Kind & RequestData) != 0 || taint is { IsParameter: true, Member: not null }));

    /// <summary>Of a flag or one of a few names there are a few texts.</summary>
    public static AbstractValue AsChoice(AbstractValue value) => value.HasKind(Asked)
        ? value.Map(static (taint, _) => (taint.Kind & Asked) == 0 || taint.IsCondition ? taint : taint with { IsCondition = true }, 0)
        : value;

    /// <summary>Where something was looked for is configured far more often than asked for.</summary>
    public static AbstractValue AsPlace(AbstractValue value) => value.Map(
        static (taint, _) => (taint.Kind & Asked) == 0 || taint.IsOfObject ? taint : taint with { IsOfObject = true },
        0);

    /// <summary>What is volatile in a message that is looked up by its role was put there where it was made, and counts there.</summary>
    public static AbstractValue AsPutElsewhere(AbstractValue message) => AsPlace(message.Clear(VolatilityKind.All & ~RequestData))
        .Map(static (taint, _) => taint.IsParameter ? taint with { Cleared = VolatilityKind.All } : taint, 0);

    /// <summary>What lies at a path does not show how the path was made.</summary>
    public static AbstractValue AsPath(AbstractValue path) => AsPlace(path.TaintsOnly().Keep(RequestData)).Map(static (taint, _) => taint.Apart(), 0);

    /// <summary>
    /// A time, a random value or a count that other code put into some object of the type: perhaps for this request, perhaps a row that was made long ago.
    /// One that the member's declaration makes is new with each object, what the type itself counts is as it is now, and a time within a prompt is that of its request.
    /// </summary>
    public static AbstractValue AsStored(AbstractValue value, ISymbol member) => value.HasKind(Made) && !member.Name.EndsWith("Prompt", StringComparison.Ordinal)
        ? value.Map(
            static (taint, member) => (taint.Kind & Made) == 0 || taint.IsOfObject || IsWithin(taint.Origin, taint.Kind == VolatilityKind.MutableState ? member.ContainingType : member) ? taint : taint with { IsOfObject = true },
            member)
        : value;

    private static bool IsWithin(SyntaxNode node, ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == node.SyntaxTree && declaration.Span.Contains(node.Span));

    /// <summary>A prompt or the tools that an object has ready are data of whoever filled it, not of who reads it.</summary>
    public static AbstractValue HandedOn(string member, AbstractValue owner) => owner.HasKind(Asked) && (Sinks.PromptNames.IsPrompt(member) || Sinks.ToolTypes.IsList(member)) ? AsPlace(owner) : owner;

    public static AbstractValue DropOrderOfScalars(ITypeSymbol? type, AbstractValue value) =>
        type is { SpecialType: SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double) }
            ? value.Clear(VolatilityKind.Order)
            : value;

    public static bool IsOfTools(ITypeSymbol? type) => type is not null && Sinks.ToolTypes.IsTool(MessagePlacement.ElementType(type));

    /// <summary>The reasons for which some entries are taken and others not, apart from what the entries themselves are.</summary>
    public static AbstractValue ChosenBy(AbstractValue condition, AbstractValue element) => condition.TaintsOnly().Map(
        static (taint, entries) => taint.IsParameter && entries.Taints.Any(entry => entry.IsParameter && entry.Parameter == taint.Parameter) ? null : BranchConditions.Decide(taint, includeWhole: true),
        element);

    public static IFlowAnonymousFunctionOperation? FindLambda(IOperation operation) => SequenceOrder.Unwrap(operation) switch
    {
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => lambda,
        IFlowAnonymousFunctionOperation expressionTree => expressionTree,
        _ => null,
    };

    public static bool IsDelegate(IOperation operation) => operation.Type?.TypeKind == TypeKind.Delegate || SequenceOrder.Unwrap(operation) is IDelegateCreationOperation;
}
