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
        var id = list.IsImplicit ? ObjectId.MadeOfArguments(list.Syntax, list.Type) : ObjectId.Made(list.Syntax);
        state.Set(id, new ObjectState(list.Syntax, list.Type) { Entries = [] });
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] is ISpreadOperation)
                AddRange(state, id, values[i].Object, elements[i].Syntax);
            else
                Add(state, id, values[i].Object, elements[i].Syntax);
        }

        return new ObjectValue.Reference(id);
    }

    /// <summary>What a new list starts with: nothing, or the elements of a sequence that it copies.</summary>
    public static void Fill(FlowState state, ObjectValue.Reference made, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> arguments)
    {
        state.Set(made.Id, state.Find(made.Id)! with { Entries = [] });
        for (var i = 0; i < operations.Length; i++)
        {
            if (ListTypes.ElementType(operations[i].Parameter?.Type) is not null)
                AddRange(state, made.Id, arguments[i].Object, operations[i].Value.Syntax);
        }
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
                Add(state, receiver, arguments[0].Object, operations[0].Value.Syntax);
                return true;
            case "AddRange" when arguments.Length == 1 && known.Entries is not null:
                AddRange(state, receiver, arguments[0].Object, operations[0].Value.Syntax);
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

    public static void Add(FlowState state, ObjectId list, ObjectValue? element, SyntaxNode node) => state.Set(list, state.Find(list)!.Add(new Entry(element, node)));

    public static void AddRange(FlowState state, ObjectId list, ObjectValue? added, SyntaxNode node)
    {
        var known = state.Find(list)!;
        if (ObjectTracker.StateOf(state, added) is { Entries: { } entries, IsChanged: false })
        {
            foreach (var entry in entries)
                known = known.Add(entry);
        }
        else
        {
            known = known.Add(new Entry(null, node) { IsSpread = true });
        }

        state.Set(list, known);
    }
}
