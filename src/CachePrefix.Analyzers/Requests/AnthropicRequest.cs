using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads the parameters of a request of the official Anthropic SDK.</summary>
internal static class AnthropicRequest
{
    public static RequestShape Read(RequestValue parameters, Region region)
    {
        var elements = new List<RequestElement>();
        AddTools(parameters, elements, region);
        AddSystem(parameters, elements, region);
        AddMessages(parameters, elements, region);
        parameters.IsSent = true;
        return new RequestShape(parameters.Node, RequestProtocol.Anthropic, elements)
        {
            Automatic = CacheMarker.Of(parameters.Find(CacheMarker.PropertyName), isCall: false, region),
            Messages = parameters.ValueOf("Messages"),
            Options = parameters,
            Modes = RequestModes.OfParameters(parameters, region),
        };
    }

    public static void AddTools(RequestValue parameters, List<RequestElement> elements, Region region) =>
        AddAll(parameters.Find("Tools"), PromptSection.Tools, region, elements, item => Block(item, PromptSection.Tools, MessageRole.Unknown, region));

    public static void AddSystem(RequestValue parameters, List<RequestElement> elements, Region region) =>
        AddContent(parameters.Find("System"), PromptSection.System, MessageRole.System, null, region, elements);

    public static void AddMessages(RequestValue parameters, List<RequestElement> elements, Region region)
    {
        if (parameters.Find("Messages") is not { } messages)
            return;

        foreach (var item in ItemsOf(messages, region))
            AddMessage(item, elements, region);
    }

    /// <summary>Reads a message, or the unknown messages that an item stands for.</summary>
    public static void AddMessage(ListItem item, List<RequestElement> elements, Region region)
    {
        var role = RoleOf(item.Value);
        if (item.Value is not { IsChanged: false } message || role == MessageRole.Unknown)
        {
            elements.Add(new RequestElement(PromptSection.Messages, ElementKind.Unknown, item.Node));
            return;
        }

        message.IsSent = true;
        var first = elements.Count;
        AddContent(message.Find("Content"), PromptSection.Messages, role, message.Node, region, elements);
        if (elements.Count == first)
            elements.Add(new RequestElement(PromptSection.Messages, ElementKind.Other, item.Node) { Role = role, Message = message.Node });
        if (!item.Region.Encloses(region))
        {
            for (var i = first; i < elements.Count; i++)
                elements[i] = elements[i] with { IsCertain = false };
        }
    }

    /// <summary>Reads one block of a system prompt or of a message, or one tool.</summary>
    public static RequestElement Block(ListItem item, PromptSection section, MessageRole role, Region region)
    {
        if (item.Value is not { IsChanged: false } block || item.IsSpread)
            return new RequestElement(section, ElementKind.Unknown, item.Node) { Role = role, IsCertain = item.Region.Encloses(region) };

        block.IsSent = true;
        var text = block.Text is null ? block.Find("Text") : null;
        return new RequestElement(section, KindOf(block), item.Node)
        {
            Role = role,
            Text = block.Text ?? text?.Value?.Text,
            TextNode = text?.ValueNode ?? (block.Text is null ? null : item.Node),
            IsCertain = item.Region.Encloses(region),
            Marker = CacheMarker.Of(block.Find(CacheMarker.PropertyName), isCall: false, region),
        };
    }

    public static IEnumerable<ListItem> ItemsOf(Setting list, Region region)
    {
        if (list.Value is { Items: { } items, IsChanged: false } value && list.Region.Encloses(region))
        {
            value.IsSent = true;
            return items;
        }

        return [new ListItem(null, list.ValueNode, list.Region, IsSpread: true)];
    }

    private static void AddContent(Setting? content, PromptSection section, MessageRole role, SyntaxNode? message, Region region, List<RequestElement> elements)
    {
        if (content?.Value is { Items: null } or { Text: not null } && content.Value is { } single)
        {
            elements.Add(Block(new ListItem(single, content.ValueNode, content.Region), section, role, region) with { Message = message });
            return;
        }

        AddAll(content, section, region, elements, item => Block(item, section, role, region) with { Message = message });
    }

    private static void AddAll(Setting? list, PromptSection section, Region region, List<RequestElement> elements, Func<ListItem, RequestElement> read)
    {
        if (list is null)
            return;

        foreach (var item in ItemsOf(list, region))
        {
            if (section == PromptSection.Messages && item.Value?.Find("Content") is { Value.Items: not null } nested)
                AddAll(nested, section, region, elements, read);
            elements.Add(read(item));
        }
    }

    private static ElementKind KindOf(RequestValue block) => block.Text is not null ? ElementKind.Text : SdkTypes.Short(block.Type?.Name ?? "") switch
    {
        "TextBlockParam" => ElementKind.Text,
        "ThinkingBlockParam" or "RedactedThinkingBlockParam" => ElementKind.Thinking,
        _ => ElementKind.Other,
    };

    private static MessageRole RoleOf(RequestValue? message) => SdkTypes.Short(message?.Type?.Name ?? "") switch
    {
        "MessageParam" => ChatRequest.RoleNamed(message!.ValueOf("Role")?.Member?.Name),
        "UserMessageParam" => MessageRole.User,
        "AssistantMessageParam" => MessageRole.Assistant,
        "SystemMessageParam" => MessageRole.System,
        _ => MessageRole.Unknown,
    };
}
