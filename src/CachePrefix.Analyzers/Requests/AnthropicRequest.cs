using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads the parameters of a request of the official Anthropic SDK.</summary>
internal sealed class AnthropicRequest : RequestReader
{
    protected override PartSdk Sdk => PartSdk.Anthropic;

    public override RequestShape? ReadList(RequestValue list, PartRow element)
    {
        switch (element)
        {
            case { Kind: PartKind.Message }:
                var elements = new List<RequestElement>();
                foreach (var item in ItemsOf(new Setting(list, list.Node, list.Node)))
                    AddMessage(item, elements);
                return new RequestShape(list.Node, RequestProtocol.Anthropic, elements) { Messages = list };
            case { Kind: PartKind.Block }:
                var section = element.Detail == "text" ? PromptSection.System : PromptSection.Messages;
                return Shape(list, RequestProtocol.Anthropic, item => Block(item, section, MessageRole.Unknown));
            case { Kind: PartKind.Tool }:
                return Shape(list, RequestProtocol.Anthropic, static item => Block(item, PromptSection.Tools, MessageRole.Unknown));
            default:
                return null;
        }
    }

    public override RequestShape ReadRequest(RequestValue parameters)
    {
        var elements = new List<RequestElement>();
        AddTools(parameters, elements);
        AddSystem(parameters, elements);
        AddMessages(parameters, elements);
        parameters.IsSent = true;
        return new RequestShape(parameters.Node, RequestProtocol.Anthropic, elements)
        {
            Automatic = CacheMarker.Of(parameters.Find(CacheMarker.PropertyName), isCall: false),
            Messages = parameters.ValueOf("Messages"),
            Options = parameters,
            Modes = RequestModes.OfParameters(parameters),
        };
    }

    public static void AddTools(RequestValue parameters, List<RequestElement> elements) =>
        AddAll(parameters.Find("Tools"), PromptSection.Tools, elements, item => Block(item, PromptSection.Tools, MessageRole.Unknown));

    public static void AddSystem(RequestValue parameters, List<RequestElement> elements) =>
        AddContent(parameters.Find("System"), PromptSection.System, MessageRole.System, null, elements);

    public static void AddMessages(RequestValue parameters, List<RequestElement> elements)
    {
        if (parameters.Find("Messages") is not { } messages)
            return;

        foreach (var item in ItemsOf(messages))
            AddMessage(item, elements);
    }

    /// <summary>Reads a message, or the unknown messages that an item stands for.</summary>
    public static void AddMessage(ListItem item, List<RequestElement> elements)
    {
        var role = RoleOf(item.Value);
        if (item.Value is not { IsChanged: false } message || role == MessageRole.Unknown)
        {
            elements.Add(new RequestElement(PromptSection.Messages, ElementKind.Unknown, item.Node) { IsOwnState = item.IsOwnState });
            return;
        }

        message.IsSent = true;
        var first = elements.Count;
        AddContent(message.Find("Content"), PromptSection.Messages, role, message.Node, elements);
        if (elements.Count == first)
            elements.Add(new RequestElement(PromptSection.Messages, ElementKind.Other, item.Node) { Role = role, Message = message.Node });
        if (!item.IsCertain)
        {
            for (var i = first; i < elements.Count; i++)
                elements[i] = elements[i] with { IsCertain = false };
        }
    }

    /// <summary>Reads one block of a system prompt or of a message, or one tool.</summary>
    public static RequestElement Block(ListItem item, PromptSection section, MessageRole role)
    {
        if (item.Value is not { IsChanged: false } block || item.IsSpread)
            return new RequestElement(section, ElementKind.Unknown, item.Node) { Role = role, IsCertain = item.IsCertain };

        block.IsSent = true;
        var text = block.Text is null ? block.Find("Text") : null;
        return new RequestElement(section, KindOf(block), item.Node)
        {
            Role = role,
            Text = block.Text ?? text?.Value?.Text,
            Reasons = text?.Reasons ?? AbstractValue.Stable,
            TextNode = text?.ValueNode ?? (block.Text is null ? null : item.Node),
            IsCertain = item.IsCertain,
            Marker = CacheMarker.Of(block.Find(CacheMarker.PropertyName), isCall: false),
        };
    }

    public static IEnumerable<ListItem> ItemsOf(Setting list)
    {
        if (list.Value is { Items: { } items, IsChanged: false } value && list.IsCertain)
        {
            value.IsSent = true;
            return items;
        }

        return [new ListItem(null, list.ValueNode, list.IsCertain, IsSpread: true)];
    }

    private static void AddContent(Setting? content, PromptSection section, MessageRole role, SyntaxNode? message, List<RequestElement> elements)
    {
        if (content?.Value is { Items: null } or { Text: not null } && content.Value is { } single)
        {
            elements.Add(Block(new ListItem(single, content.ValueNode, content.IsCertain), section, role) with { Message = message });
            return;
        }

        if (content is { Value: null, Type.SpecialType: SpecialType.System_String })
        {
            elements.Add(new RequestElement(section, ElementKind.Text, content.ValueNode) { Role = role, Reasons = content.Reasons, TextNode = content.ValueNode, IsCertain = content.IsCertain, Message = message });
            return;
        }

        AddAll(content, section, elements, item => Block(item, section, role) with { Message = message });
    }

    private static void AddAll(Setting? list, PromptSection section, List<RequestElement> elements, Func<ListItem, RequestElement> read)
    {
        if (list is null)
            return;

        foreach (var item in ItemsOf(list))
        {
            if (section == PromptSection.Messages && item.Value?.Find("Content") is { Value.Items: not null } nested)
                AddAll(nested, section, elements, read);
            elements.Add(read(item));
        }
    }

    private static ElementKind KindOf(RequestValue block) => block.Text is not null ? ElementKind.Text : RequestTypes.KindOf(block.Type);

    private static MessageRole RoleOf(RequestValue? message) => message is null || !RequestTypes.IsMessage(message.Type, PartSdk.Anthropic) ? MessageRole.Unknown
        : RequestTypes.RoleOf(message.Type) is var role and not MessageRole.Unknown ? role
        : RequestTypes.RoleNamed(message.ValueOf("Role")?.Member?.Name);
}
