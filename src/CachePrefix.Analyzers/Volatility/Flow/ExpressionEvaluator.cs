using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Gives the value of each kind of operation. Kinds that have much to say are in classes of their own.</summary>
internal sealed class ExpressionEvaluator
{
    private readonly BodyContext _body;
    private readonly Assignments _assignments;
    private readonly Creations _creations;
    private readonly Invocations _invocations;
    private readonly MemberReader _members;
    private readonly TextEvaluator _text;
    private readonly UnresolvedCode _unresolved;

    public ExpressionEvaluator(BodyContext body)
    {
        _body = body;
        var declarations = new Declarations(body);
        var hits = new ParameterHits(body);
        var places = new PlaceWriter(body, declarations, hits);
        var sources = new SourceCalls(body, places, hits);
        _text = new TextEvaluator(body);
        _assignments = new Assignments(body, places, _text);
        _members = new MemberReader(body, declarations);
        _invocations = new Invocations(
            body, declarations, places, sources, new ExternalCalls(body, places, new TextCalls(body, _text), new Mutations(body, places), new Queries(body, places)), new Builders(body, places));
        _creations = new Creations(body, _invocations, sources);
        _unresolved = new UnresolvedCode(body, places, sources);
    }

    public AbstractValue Visit(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _body.Step();
        if (operation.ConstantValue is { HasValue: true } constant)
            return AbstractValue.OfConstant(constant.Value as string).WithObject(ObjectTracker.Constant(operation));

        return operation switch
        {
            IExpressionStatementOperation statement => Visit(statement.Operation),
            IFlowCaptureOperation capture => Capture(capture),
            IFlowCaptureReferenceOperation reference => _body.State.Find(new StateKey(reference.Id)) ?? AbstractValue.Stable,
            ILocalReferenceOperation local => _body.State.Find(new StateKey(local.Local)) ?? AbstractValue.Stable,
            IParameterReferenceOperation parameter => _members.VisitParameter(parameter),
            IFieldReferenceOperation field => _members.VisitField(field),
            IPropertyReferenceOperation property => _members.VisitProperty(property),
            IInvocationOperation invocation => _invocations.VisitInvocation(invocation),
            IObjectCreationOperation creation => _creations.VisitCreation(creation),
            ISimpleAssignmentOperation assignment => _assignments.VisitAssignment(assignment),
            ICompoundAssignmentOperation compound => _assignments.VisitCompoundAssignment(compound),
            IIncrementOrDecrementOperation increment => Visit(increment.Target),
            IDeconstructionAssignmentOperation deconstruction => _assignments.VisitDeconstruction(deconstruction),
            IInterpolatedStringOperation text => _text.VisitInterpolatedString(text),
            IBinaryOperation binary => _text.VisitBinary(binary),
            IConversionOperation conversion => _creations.VisitConversion(conversion),
            IArrayCreationOperation array => array.Initializer is null ? AbstractValue.Stable : _creations.VisitElements(array, array.Initializer.ElementValues),
            ICollectionExpressionOperation collection => _creations.VisitElements(collection, collection.Elements),
            ISpreadOperation spread => _body.Order.AddTo(spread.Operand, Visit(spread.Operand)),
            IAnonymousObjectCreationOperation anonymous => _creations.VisitAnonymousObject(anonymous),
            ITupleOperation tuple => _creations.VisitTuple(tuple),
            IDelegateCreationOperation delegateCreation => Visit(delegateCreation.Target),
            IFlowAnonymousFunctionOperation lambda => _body.Nested.RunLambda(lambda, null),
            IMethodReferenceOperation methodReference => _invocations.VisitMethodReference(methodReference),
            IReturnOperation { ReturnedValue: { } value } returning => _body.Nested.Yield(value, returning),
            IAwaitOperation waiting => VisitAwait(waiting),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } own => AbstractValue.Stable.WithObject(_body.Objects.This(_body.State, own.Syntax)),
            IUtf8StringOperation or IDefaultValueOperation => _body.VisitChildren(operation).WithObject(ObjectTracker.Constant(operation)),
            IInvalidOperation invalid => _unresolved.VisitInvalid(invalid),
            IIsNullOperation tested => VisitNullTest(tested.Operand),
            IIsPatternOperation tested => VisitPattern(tested),
            IIsTypeOperation or ITypeOfOperation or INameOfOperation => VisitTest(operation),
            _ => _body.VisitChildren(operation),
        };
    }

    private AbstractValue VisitAwait(IAwaitOperation waiting)
    {
        var value = Visit(waiting.Operation);
        var result = waiting.Type is { IsTupleType: true } ? value.TaintsOnly().CopyMembers(value) : value.AsElement();
        return (value.Has(ValueTraits.Turn) ? result.With(ValueTraits.Turn) : result).WithObject(value.Object);
    }

    /// <summary>Whether there is a value says nothing of when, where or by chance of what it was made.</summary>
    private AbstractValue VisitNullTest(IOperation operand) => Visit(operand).AllTaints().TaintsOnly().Keep(ValueSteps.RequestData);

    /// <summary>What is tested goes into the variables that the pattern declares.</summary>
    private AbstractValue VisitPattern(IIsPatternOperation tested)
    {
        Declare(tested.Pattern, Visit(tested.Value));
        return VisitTest(tested);
    }

    private void Declare(IPatternOperation pattern, AbstractValue value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                _body.State.Set(new StateKey(declared), value);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                    _body.State.Set(new StateKey(whole), value);
                foreach (var property in recursive.PropertySubpatterns)
                    Declare(property.Pattern, property.Member is IMemberReferenceOperation { Member.Name: var name } ? Substitution.MemberOf(value, name, property.Member.Syntax) : value.TaintsOnly());
                foreach (var part in recursive.DeconstructionSubpatterns)
                    Declare(part, value.TaintsOnly());
                break;
            case IBinaryPatternOperation { LeftPattern: var left, RightPattern: var right }:
                Declare(left, value);
                Declare(right, value);
                break;
            case INegatedPatternOperation { Pattern: var negated }:
                Declare(negated, value);
                break;
        }
    }

    private AbstractValue VisitTest(IOperation operation) => _body.VisitChildren(operation).Clear(VolatilityKind.Order | VolatilityKind.Culture | VolatilityKind.Unproven);

    private AbstractValue Capture(IFlowCaptureOperation capture)
    {
        var value = _body.Conditions.AddTo(capture.Value.Syntax, Visit(capture.Value));
        _body.Captures.Add(capture);
        _body.State.Set(new StateKey(capture.Id), value);
        return value;
    }
}
