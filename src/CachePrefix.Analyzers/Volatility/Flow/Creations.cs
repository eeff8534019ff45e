using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Objects, collections, tuples and conversions.</summary>
internal sealed class Creations(BodyContext body, Invocations invocations, SourceCalls sources)
{
    public AbstractValue VisitCreation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor)
            return body.VisitChildren(creation);

        var transfer = TransferRows.Default.Find(constructor);
        var arguments = invocations.VisitArguments(creation.Arguments, AbstractValue.Stable, transfer);
        var message = body.Sinks.Creation(creation, constructor, arguments);
        body.Prompts.Arguments(constructor, creation.Arguments, arguments);
        var value = body.Engine.IsSource(constructor)
            ? CreateSource(creation, constructor, arguments)
            : CreateExternal(creation, transfer, arguments);
        value = message is null ? MarkTurn(creation, value) : value.With(ValueTraits.SystemMessage).WithMessage(message);
        return value.WithObject(body.ObjectCalls.Create(body.State, creation, arguments, body.Engine.IsSource(constructor) ? Substitution.ByOrdinal(constructor, creation.Arguments, arguments) : null));
    }

    private AbstractValue CreateSource(IObjectCreationOperation creation, IMethodSymbol constructor, ImmutableArray<AbstractValue> arguments)
    {
        var byOrdinal = Substitution.ByOrdinal(constructor, creation.Arguments, arguments);
        var summary = body.Summaries.Get(constructor.OriginalDefinition);
        var value = sources.ApplySummary(constructor.OriginalDefinition, creation, creation.Arguments, byOrdinal).TaintsOnly();
        foreach (var write in summary.Writes)
            value = value.WithMember(write.Key.Name, Substitution.Substitute(write.Value, byOrdinal, creation.Syntax));

        foreach (var parameter in constructor.Parameters)
        {
            if (body.Engine.FindPrimaryMember(constructor, parameter) is { } member)
                value = value.WithMember(member.Name, byOrdinal[parameter.Ordinal].AddHop(creation.Syntax));
        }

        return value;
    }

    private AbstractValue CreateExternal(IObjectCreationOperation creation, Transfer transfer, ImmutableArray<AbstractValue> arguments)
    {
        if (creation.Type is { } created && ServiceTypes.IsService(created))
            return AbstractValue.Stable;

        // A handler of an interpolated text begins empty; what it will be appended to is no part of it.
        if (creation.Type?.Name.EndsWith("StringHandler", StringComparison.Ordinal) == true)
            return AbstractValue.Stable.With(arguments.Any(static argument => argument.Has(ValueTraits.FixedCulture)) ? ValueTraits.OwnOrder | ValueTraits.FixedCulture : ValueTraits.OwnOrder);

        if (ServiceTypes.OpensPath(creation.Type) && creation.Arguments.Any(static argument => argument.Value.Type?.SpecialType == SpecialType.System_String))
            return arguments.Aggregate(AbstractValue.Stable, static (read, argument) => read.Append(ValueSteps.AsPath(argument)));

        var value = AbstractValue.Stable;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = creation.Arguments[i].Value;
            var isLookedUp = ServiceTypes.IsKeyed(SequenceOrder.Unwrap(argument).Type) && creation.Type?.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable) == false;
            value = value.Append(isLookedUp ? arguments[i].AllTaints().Clear(VolatilityKind.Order) : body.Order.AddTo(argument, arguments[i].AllTaints()));
        }

        if (transfer == Transfer.FixedCulture)
            return AbstractValue.Stable.With(ValueTraits.FixedCulture);
        if (transfer == Transfer.Sort)
            value = value.Clear(VolatilityKind.Order);
        if (creation.Type?.Name == "Random" && !arguments.IsEmpty && value.Taints.All(static taint => taint.IsParameter))
            return AbstractValue.Stable.With(ValueTraits.Seeded);

        return value.With(ValueTraits.OwnOrder);
    }

    private static AbstractValue MarkTurn(IOperation creation, AbstractValue value) =>
        creation.Type is { } type
        && (MessagePlacement.IsHistoryType(type.Name) || MessagePlacement.IsConversation(type) && !MessagePlacement.IsMessageType(type)
            ? creation is IObjectCreationOperation { Arguments: [{ Value: var copied }, ..] } && MessagePlacement.IsConversation(SequenceOrder.Unwrap(copied).Type)
            : MessagePlacement.IsTurnType(type.Name) || MessagePlacement.IsMessageType(type))
            ? value.With(ValueTraits.Turn)
            : value;

    public AbstractValue VisitElements(IOperation list, ImmutableArray<IOperation> elements)
    {
        var visited = new List<AbstractValue>(elements.Length);
        var value = AbstractValue.Stable.With(ValueTraits.OwnOrder);
        foreach (var element in elements)
        {
            var next = body.Visit(element);
            visited.Add(next);
            if (!next.Has(ValueTraits.SystemMessage) && !next.Has(ValueTraits.Turn) && ElementTypeOf(element) is { } type && MessagePlacement.IsMessageType(type))
                next = next.With(ValueTraits.Turn);

            body.Messages.Place(next, value, isFirst: false, areSeveral: element is ISpreadOperation);
            value = value.Append(next);
        }

        if (list is IArrayCreationOperation { Syntax.Parent: Microsoft.CodeAnalysis.CSharp.Syntax.AnonymousObjectMemberDeclaratorSyntax } && visited is [{ Messages.IsEmpty: false } only])
            body.Messages.PlaceAlone(only);

        return value.WithObject(ObjectLists.Make(body.State, list, elements, visited));
    }

    private static ITypeSymbol? ElementTypeOf(IOperation element)
    {
        var type = element is ISpreadOperation spread ? spread.Operand.Type : SequenceOrder.Unwrap(element).Type;
        return type is null ? null : MessagePlacement.ElementType(type);
    }

    public AbstractValue VisitAnonymousObject(IAnonymousObjectCreationOperation creation)
    {
        var value = AbstractValue.Stable;
        foreach (var initializer in creation.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment)
            {
                var member = body.Visit(assignment.Value);
                if (!body.Sinks.HandWritten(assignment.Syntax, assignment.Value.Syntax, member) && body.Engine.Conventions.IsRequestName(property.Property, creation.Type!))
                    body.Sinks.Hit(property.Property.Name, SinkKind.Convention, assignment.Value.Syntax, member, null);
                value = value.WithMember(property.Property.Name, member);
            }
            else
            {
                value = value.Add(body.Visit(initializer));
            }
        }

        return RoleSyntax.IsSystemMessage(creation.Syntax) ? value.With(ValueTraits.SystemMessage).WithMessage(creation.Syntax) : value;
    }

    public AbstractValue VisitTuple(ITupleOperation tuple)
    {
        var value = AbstractValue.Stable;
        var names = (tuple.Type as INamedTypeSymbol)?.TupleElements ?? [];
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = body.Visit(tuple.Elements[i]);
            var item = "Item" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            value = value.WithMember(item, element);
            if (i < names.Length && names[i].Name != item)
                value = value.WithMember(names[i].Name, element);
        }

        return value;
    }

    /// <summary>Whether a value is a type, which is the same wherever it was found.</summary>
    private static bool IsTypeItself(ITypeSymbol? type) => type is { Name: "Type", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public AbstractValue VisitConversion(IConversionOperation conversion)
    {
        var value = body.Visit(conversion.Operand);
        if (conversion.OperatorMethod is not { } method)
            return IsTypeItself(conversion.Type) ? AbstractValue.Stable : value;

        if (body.Engine.Sinks.Find(method) is { } row)
            body.Sinks.Hit(row.Id, row.Kind, conversion.Operand.Syntax, value, null);

        return body.Engine.IsSource(method) ? Substitution.Substitute(body.Summaries.Get(method.OriginalDefinition).Returns, [value], conversion.Syntax) : value;
    }
}
