using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>The elements of lists: what they start with and what calls do to them.</summary>
internal static class ObjectLists
{
    /// <summary>A list that is written out.</summary>
    public static ObjectValue Make(FlowState state, IOperation list, ImmutableArray<IOperation> elements, IReadOnlyList<AbstractValue> values)
    {
        var made = new ObjectState(list.Syntax, list.Type) { Entries = [] };
        for (var i = 0; i < elements.Length; i++)
        {
            made = elements[i] is ISpreadOperation
                ? AddRange(state, made, values[i].Object, elements[i].Syntax)
                : made.Add(new Entry(values[i].Object, elements[i].Syntax));
        }

        var id = list.IsImplicit ? ObjectId.MadeOfArguments(list.Syntax, list.Type) : ObjectId.Made(list.Syntax);
        state.Set(id, made);
        return new ObjectValue.Reference(id);
    }

    /// <summary>What a new list starts with: nothing, or the elements of a sequence that it copies.</summary>
    public static ObjectState Fill(FlowState state, ObjectState made, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> arguments)
    {
        made = made with { Entries = [] };
        for (var i = 0; i < operations.Length; i++)
        {
            if (ListTypes.ElementType(operations[i].Parameter?.Type) is not null)
                made = AddRange(state, made, arguments[i].Object, operations[i].Value.Syntax);
        }

        return made;
    }

    /// <summary>Calls on a list or a dictionary; whether it was one.</summary>
    public static bool Change(FlowState state, IInvocationOperation invocation, ObjectId receiver, ImmutableArray<AbstractValue> arguments)
    {
        if (state.Find(receiver) is not { } known)
            return false;

        var operations = invocation.Arguments;
        switch (invocation.TargetMethod.Name)
        {
            case "Add" or "TryAdd" when arguments.Length == 2 && arguments[0].Object is ObjectValue.Constant { Value: string key }:
                state.Set(receiver, known.Set($"[{key}]", ObjectTracker.SlotOf(arguments[1], operations[1].Value, invocation.Syntax)));
                return true;
            case "Add" when arguments.Length == 1 && known.Entries is not null:
                state.Set(receiver, known.Add(new Entry(arguments[0].Object, operations[0].Value.Syntax)));
                return true;
            case "AddRange" when arguments.Length == 1 && known.Entries is not null:
                state.Set(receiver, AddRange(state, known, arguments[0].Object, operations[0].Value.Syntax));
                return true;
            case "Insert" when arguments.Length == 2 && known.Entries is { } entries:
                var added = new Entry(arguments[1].Object, operations[1].Value.Syntax);
                var isFirst = arguments[0].Object is ObjectValue.Constant { Value: 0 } && !entries.Any(added.IsSameAs);
                state.Set(receiver, isFirst ? known with { Entries = entries.Insert(0, added) } : known.Change());
                return true;
            case "InsertRange" or "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Reverse" or "Sort":
                state.Set(receiver, known.Change());
                return true;
            default:
                return false;
        }
    }

    private static ObjectState AddRange(FlowState state, ObjectState list, ObjectValue? added, SyntaxNode node)
    {
        if (ObjectTracker.StateOf(state, added) is not { Entries: { } entries, IsChanged: false })
            return list.Add(new Entry(null, node) { IsSpread = true });

        foreach (var entry in entries)
            list = list.Add(entry);
        return list;
    }
}
