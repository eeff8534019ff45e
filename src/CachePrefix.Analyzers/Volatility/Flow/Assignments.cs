using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Assignments: simple, compound and by deconstruction.</summary>
internal sealed class Assignments(BodyContext body, PlaceWriter places, TextEvaluator text)
{
    public AbstractValue VisitAssignment(ISimpleAssignmentOperation assignment)
    {
        var value = body.Visit(assignment.Value);
        if (value.Has(ValueTraits.Turn) || !value.Messages.IsEmpty || value.Text is not null || !value.IsStable)
            value = IsStored(assignment.Target) ? value : body.Conditions.AddTo(assignment.Syntax, value);
        if (value.HasKind(VolatilityKind.Order) && IsMadeOfItself(assignment))
            value = value.AsPart();

        places.Assign(assignment.Target, value, assignment.Value.Syntax, assignment.Syntax);
        return value.WithObject(SetObject(assignment, value));
    }

    /// <summary>Writes a member or an element of the object that it belongs to, and gives what it is then: what is there already stays under <c>??=</c>.</summary>
    private ObjectValue? SetObject(ISimpleAssignmentOperation assignment, AbstractValue value)
    {
        if (assignment.Syntax.IsKind(SyntaxKind.CoalesceAssignmentExpression) && body.Captures.Resolve(assignment.Target) is IMemberReferenceOperation target && body.Visit(target).Object is ObjectValue.Reference known)
            return known;

        SetMember(assignment.Target, value, assignment.Value, assignment.Syntax);
        return value.Object;
    }

    private void SetMember(IOperation place, AbstractValue value, IOperation expression, SyntaxNode syntax)
    {
        if (body.Captures.Resolve(place) is not IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target)
            return;

        var owner = target.Instance is { } instance ? body.Visit(instance).Object
            : SymbolEqualityComparer.Default.Equals(target.Member.ContainingType, body.Unit.ContainingType) ? body.Objects.This(body.State, target.Syntax) : null;
        ObjectTracker.Set(body.State, owner, ObjectTracker.NameOf(target), value, expression, syntax);
    }

    /// <summary>Whether the new value of a variable is made of the old one, as when text grows in a loop; filling placeholders puts nothing beside another.</summary>
    private static bool IsMadeOfItself(ISimpleAssignmentOperation assignment) => assignment.Syntax is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var made and not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Replace" } } }
        && made.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == target.Identifier.ValueText);

    /// <summary>What is kept under a condition on the clock is a cache that expires, not text of the moment.</summary>
    private bool IsStored(IOperation target) => body.Captures.Resolve(target) is IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation };

    public AbstractValue VisitCompoundAssignment(ICompoundAssignmentOperation compound)
    {
        var known = body.Visit(compound.Target);
        var isText = compound.Target.Type?.SpecialType == SpecialType.System_String;
        var operand = body.Conditions.AddTo(compound.Syntax, isText ? text.FormatOperand(compound.Value) : body.Visit(compound.Value));
        var value = isText ? known.Append(operand.AsPart()) : known.Join(operand).TaintsOnly();
        places.Assign(compound.Target, value, compound.Value.Syntax, compound.Syntax);
        SetMember(compound.Target, value, compound.Value, compound.Syntax);
        return value;
    }

    public AbstractValue VisitDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = body.Visit(deconstruction.Value);
        AssignTuple(deconstruction.Target, deconstruction.Value, value, deconstruction.Syntax);
        return value;
    }

    private void AssignTuple(IOperation target, IOperation source, AbstractValue value, SyntaxNode syntax)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            places.Assign(target, value, source.Syntax, syntax);
            SetMember(target, value, source, syntax);
            return;
        }

        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = value.Members.TryGetValue("Item" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), out var item) ? item
                : !DictionaryKeys.IsPair(source.Type) ? value.TaintsOnly()
                : i == 0 ? DictionaryKeys.KeyOf(value)
                : DictionaryKeys.WithoutKeys(value).AsElement();
            AssignTuple(tuple.Elements[i], source, element, syntax);
        }
    }
}
