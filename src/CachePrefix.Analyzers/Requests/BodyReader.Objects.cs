using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

internal sealed partial class BodyReader
{
    private RequestValue ReadCreation(IObjectCreationOperation creation)
    {
        var arguments = creation.Arguments.Select(argument => argument.ArgumentKind == ArgumentKind.DefaultValue ? null : Read(argument.Value)).ToList();
        var original = creation.Arguments.Length == 1 && SymbolEqualityComparer.Default.Equals(creation.Arguments[0].Parameter?.Type, creation.Type) ? arguments[0] : null;
        var value = original?.Copy(creation.Syntax) ?? new RequestValue(creation.Syntax, creation.Type);
        if (original is null)
            SetArguments(value, creation.Arguments, arguments);
        if (value.Items is null && SdkTypes.ElementType(creation.Type) is not null)
            value.Items = ItemsOf(creation.Arguments, arguments);

        return Complete(value, creation.Initializer);
    }

    private RequestValue ReadWith(IWithOperation copy)
    {
        var value = Read(copy.Operand)?.Copy(copy.Syntax) ?? new RequestValue(copy.Syntax, copy.Type) { IsPartial = true };
        return Complete(value, copy.Initializer);
    }

    private RequestValue Complete(RequestValue value, IObjectOrCollectionInitializerOperation? initializer)
    {
        Initialize(value, initializer);
        _result.Add(value, _region);
        if (SdkTypes.IsMessageParams(value.Type))
            _result.Add(AnthropicRequest.Read(value, _region));
        return value;
    }

    /// <summary>Constructor parameters fill the properties that they are named after.</summary>
    private void SetArguments(RequestValue value, IEnumerable<IArgumentOperation> operations, List<RequestValue?> arguments)
    {
        var index = 0;
        foreach (var operation in operations)
        {
            var argument = arguments[index++];
            if (operation.ArgumentKind != ArgumentKind.DefaultValue && operation.Parameter is { Name: [var first, ..] name })
                value.Set(char.ToUpperInvariant(first) + name.Substring(1), new Setting(argument, operation.Syntax, operation.Value.Syntax, _region));
        }
    }

    /// <summary>What a list starts with: nothing, or the elements of a sequence that it copies.</summary>
    private List<ListItem> ItemsOf(IEnumerable<IArgumentOperation> operations, List<RequestValue?> arguments)
    {
        var items = new List<ListItem>();
        var index = 0;
        foreach (var operation in operations)
        {
            var argument = arguments[index++];
            if (SdkTypes.ElementType(operation.Parameter?.Type) is not null)
                AddRange(items, argument, operation.Value.Syntax);
        }

        return items;
    }

    private void AddRange(List<ListItem> items, RequestValue? added, SyntaxNode node)
    {
        if (added is { Items: { } known, IsChanged: false })
            items.AddRange(known.Select(item => item.Region.Encloses(_region) ? item with { Region = _region } : item));
        else
            items.Add(new ListItem(null, node, _region, IsSpread: true));
    }

    private void Initialize(RequestValue? value, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return;

        _receivers.Push(value);
        foreach (var operation in initializer.Initializers)
        {
            if (operation is IMemberInitializerOperation member)
                Initialize(Read(member.InitializedMember), member.Initializer);
            else
                Read(operation);
        }

        _receivers.Pop();
    }

    private RequestValue ReadCollection(ICollectionExpressionOperation collection)
    {
        var items = new List<ListItem>(collection.Elements.Length);
        foreach (var element in collection.Elements)
        {
            if (element is ISpreadOperation spread)
                AddRange(items, Read(spread.Operand), spread.Syntax);
            else
                items.Add(new ListItem(Read(element), element.Syntax, _region));
        }

        var value = new RequestValue(collection.Syntax, collection.Type) { Items = items };
        _result.Add(value, _region);
        return value;
    }

    private RequestValue? ReadArray(IArrayCreationOperation array)
    {
        if (array.Initializer is not { } initializer)
            return null;

        var value = new RequestValue(array.Syntax, array.Type)
        {
            Items = [.. initializer.ElementValues.Select(element => new ListItem(Read(element), element.Syntax, _region))],
        };
        _result.Add(value, _region);
        return value;
    }
}
