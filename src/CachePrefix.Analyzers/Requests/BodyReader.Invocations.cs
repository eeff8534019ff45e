using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

internal sealed partial class BodyReader
{
    private RequestValue? ReadInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method is { Name: "Set", ContainingType.Name: "JsonPatch" } && invocation.Instance is IPropertyReferenceOperation { Instance: { } patched })
            return ReadPatch(invocation, Read(patched));

        var receiver = Read(invocation.Instance);
        var arguments = invocation.Arguments.Select(argument => Read(argument.Value)).ToList();
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
                Forget(argument.Value);
        }

        if (receiver is not null && ReadChange(invocation, receiver, arguments))
            return null;
        if (invocation.Instance is null && arguments.Count > 0 && ReadExtension(invocation, arguments) is { } same)
            return same;
        if (ChatRequest.Read(invocation, arguments, _region) is { } request)
        {
            _result.Add(request);
            return null;
        }

        if (!method.DeclaringSyntaxReferences.IsEmpty || method.MethodKind == MethodKind.DelegateInvoke)
            MarkChanged(receiver, arguments);
        return method.IsStatic && IsFactory(method) ? ReadFactory(invocation, arguments) : null;
    }

    private RequestValue? ReadPatch(IInvocationOperation invocation, RequestValue? owner)
    {
        var arguments = invocation.Arguments.Select(argument => Read(argument.Value)).ToList();
        if (owner is not null && arguments.Count > 1 && arguments[0]?.Text is { } path)
            owner.Set("Patch " + path, new Setting(arguments[1], invocation.Syntax, invocation.Arguments[1].Value.Syntax, _region));
        return null;
    }

    /// <summary>Code of the project may send what it is given, and may change it afterwards.</summary>
    private void MarkChanged(RequestValue? receiver, List<RequestValue?> arguments)
    {
        foreach (var value in arguments.Append(receiver))
        {
            if (value is not { Constant.HasValue: false, IsChanged: false })
                continue;

            if (value.Items is not null)
                _result.AddList(value, _region);
            value.IsChanged = true;
        }
    }

    /// <summary>Calls on a list, a dictionary or a patch; whether it was one.</summary>
    private bool ReadChange(IInvocationOperation invocation, RequestValue receiver, List<RequestValue?> arguments)
    {
        var values = invocation.Arguments;
        switch (invocation.TargetMethod.Name)
        {
            case "Add" or "TryAdd" when arguments.Count == 2 && arguments[0]?.Text is { } key:
                receiver.Set($"[{key}]", new Setting(arguments[1], invocation.Syntax, values[1].Value.Syntax, _region));
                return true;
            case "Add" when arguments.Count == 1 && receiver.Items is { } items:
                items.Add(new ListItem(arguments[0], values[0].Value.Syntax, _region));
                return true;
            case "AddRange" when arguments.Count == 1 && receiver.Items is { } items:
                AddRange(items, arguments[0], values[0].Value.Syntax);
                return true;
            case "Insert" when receiver.Items is { } items && arguments.Count == 2:
                if (arguments[0]?.Constant.Value is 0)
                    items.Insert(0, new ListItem(arguments[1], values[1].Value.Syntax, _region));
                else
                    receiver.IsChanged = true;
                return true;
            case "InsertRange" or "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Reverse" or "Sort":
                receiver.IsChanged = true;
                return true;
            default:
                return false;
        }
    }

    private RequestValue? ReadExtension(IInvocationOperation invocation, List<RequestValue?> arguments)
    {
        var first = arguments[0];
        switch (invocation.TargetMethod.Name)
        {
            case CacheMarker.CallName when arguments.Count == 2 && invocation.TargetMethod.IsIn(SdkTypes.ExtensionsAI) && (first ?? UnknownContent(invocation)) is { } marked:
                var given = invocation.Arguments[1];
                var marker = arguments[1] is { IsNull: true } none ? new RequestValue(none.Node, given.Parameter?.Type) { Constant = none.Constant } : arguments[1];
                marked.Set(CacheMarker.CallName, new Setting(marker, invocation.Syntax, given.Value.Syntax, _region));
                return marked;
            case CacheMarker.NeutralCallName or CacheMarker.NeutralToolsCallName when arguments.Count == 2 && invocation.TargetMethod.IsIn("CachePrefix") && (first ?? UnknownContent(invocation)) is { } marked:
                marked.Set(CacheMarker.NeutralCallName, new Setting(arguments[1], invocation.Syntax, invocation.Arguments[1].Value.Syntax, _region));
                return marked;
            case "AsAITool" when first is not null:
                return first;
            case "ToList" or "ToArray" or "AsReadOnly" when arguments.Count == 1 && first is { Items: not null }:
                return first.Copy(invocation.Syntax);
            default:
                return null;
        }
    }

    /// <summary>A content that code elsewhere makes; none where it may be of a kind that cannot be marked.</summary>
    private static RequestValue? UnknownContent(IInvocationOperation invocation) =>
        invocation.Type is { Name: not "AIContent" } type ? new RequestValue(invocation.Syntax, type) { IsPartial = true } : null;

    private static bool IsFactory(IMethodSymbol method) =>
        method is { IsExtensionMethod: false, ReturnsVoid: false }
        && (method.IsIn(SdkTypes.ExtensionsAI) || method.IsIn(SdkTypes.Anthropic) || method.IsIn(SdkTypes.OpenAI));

    private RequestValue ReadFactory(IInvocationOperation invocation, List<RequestValue?> arguments)
    {
        var value = new RequestValue(invocation.Syntax, invocation.Type);
        SetArguments(value, invocation.Arguments, arguments);
        var options = arguments.FirstOrDefault(argument => argument?.Type?.Name == "AIFunctionFactoryOptions");
        if (options?.Find(AdditionalProperties) is { } properties)
            value.Set(AdditionalProperties, properties);
        _result.Add(value, _region);
        return value;
    }
}
