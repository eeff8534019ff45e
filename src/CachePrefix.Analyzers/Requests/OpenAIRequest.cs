using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads the messages of the official OpenAI SDK, whose parts are marked by a patch.</summary>
internal sealed class OpenAIRequest : RequestReader
{
    /// <summary>What <see cref="RequestValue"/> keeps of <c>part.Patch.Set("$.prompt_cache_breakpoint"u8, …)</c>.</summary>
    public const string BreakpointPatch = PatchPrefix + "$.prompt_cache_breakpoint";

    /// <summary>How the names begin under which patches of a part are kept.</summary>
    public const string PatchPrefix = "Patch ";

    protected override PartSdk Sdk => PartSdk.OpenAI;

    public override RequestShape? ReadList(RequestValue list, PartRow element) =>
        element.Kind == PartKind.Message ? Read(list.Node, new Setting(list, list.Node, list.Node)) : null;

    protected override RequestShape? ReadCall(IInvocationOperation invocation, List<RequestValue?> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (RequestTypes.IsMessage(ListTypes.ElementType(invocation.Arguments[i].Parameter?.Type), PartSdk.OpenAI))
                return Read(invocation.Syntax, new Setting(arguments[i], invocation.Arguments[i].Syntax, invocation.Arguments[i].Value.Syntax));
        }

        return null;
    }

    private static RequestShape Read(SyntaxNode node, Setting messages)
    {
        var elements = new List<RequestElement>();
        foreach (var item in AnthropicRequest.ItemsOf(messages))
        {
            if (item.Value is { IsChanged: false } message && RequestTypes.IsMessage(message.Type, PartSdk.OpenAI))
                AddMessage(item, message, elements);
            else
                elements.Add(new RequestElement(PromptSection.Messages, ElementKind.Unknown, item.Node));
        }

        return new RequestShape(node, RequestProtocol.OpenAI, elements) { Messages = messages.Value };
    }

    /// <summary>The parts that a message is made of, if they are known.</summary>
    public static IReadOnlyList<ListItem>? PartsOf(RequestValue message) =>
        message.ValueOf("ContentParts") is { Items: { } parts, IsChanged: false } && !parts.Exists(static part => part.IsSpread) ? parts : null;

    private static void AddMessage(ListItem item, RequestValue message, List<RequestElement> elements)
    {
        message.IsSent = true;
        var role = RequestTypes.RoleOf(message.Type);
        var parts = PartsOf(message);
        if (parts is null)
        {
            elements.Add(new RequestElement(PromptSection.Messages, ElementKind.Unknown, item.Node) { Role = role, Message = message.Node });
            return;
        }

        foreach (var part in parts)
        {
            var text = part.Value?.Find("Text");
            elements.Add(new RequestElement(PromptSection.Messages, ElementKind.Text, part.Node)
            {
                Role = role,
                Text = text?.Value?.Text,
                Reasons = text?.Reasons ?? AbstractValue.Stable,
                TextNode = text?.ValueNode,
                IsCertain = item.IsCertain && part.IsCertain,
                Marker = parts.Count > 1 && part.Value is { IsChanged: false } known && known.Find(BreakpointPatch) is { } patch
                    ? new CacheMarker(patch.Node, null, patch.IsCertain)
                    : null,
                Message = message.Node,
            });
        }
    }
}
