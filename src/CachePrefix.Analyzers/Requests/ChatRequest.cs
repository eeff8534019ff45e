using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads a call of a chat client, in the order in which the Anthropic adapter sends what it is given.</summary>
internal static class ChatRequest
{
    public static RequestShape? Read(IInvocationOperation invocation, List<RequestValue?> arguments, Region region)
    {
        if (invocation.TargetMethod.Name.StartsWith("CompleteChat", StringComparison.Ordinal))
            return OpenAIRequest.Read(invocation, arguments, region);
        if (invocation.TargetMethod.Name is not ("GetResponseAsync" or "GetStreamingResponseAsync"))
            return null;

        List<ListItem>? items = null;
        RequestValue? messages = null, options = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var (type, value, node) = (invocation.Arguments[i].Parameter?.Type, arguments[i], invocation.Arguments[i].Value.Syntax);
            if (type.IsOf(SdkTypes.ExtensionsAI, "ChatMessage"))
            {
                items = [new ListItem(value, node, region)];
            }
            else if (SdkTypes.ElementType(type).IsOf(SdkTypes.ExtensionsAI, "ChatMessage"))
            {
                messages = value;
                items = [.. AnthropicRequest.ItemsOf(new Setting(value, node, node, region), region)];
            }
            else if (SdkTypes.DerivesFrom(type, SdkTypes.ExtensionsAI, "ChatOptions"))
            {
                options = value;
            }
            else if (type?.SpecialType == SpecialType.System_String && invocation.Arguments[i].Parameter?.Name == "chatMessage")
            {
                items = [];
            }
        }

        return items is null ? null : Build(invocation.Syntax, items, messages, options, region);
    }

    public static RequestShape OfMessages(RequestValue list, Region region) =>
        Build(list.Node, [.. AnthropicRequest.ItemsOf(new Setting(list, list.Node, list.Node, region), region)], list, null, region);

    public static MessageRole RoleNamed(string? name) => name switch
    {
        "System" => MessageRole.System,
        "User" => MessageRole.User,
        "Assistant" => MessageRole.Assistant,
        "Tool" => MessageRole.Tool,
        _ => MessageRole.Unknown,
    };

    public static RequestElement Tool(ListItem item, Region region)
    {
        var element = AnthropicRequest.Block(item, PromptSection.Tools, MessageRole.Unknown, region);
        return element.Marker is null && item.Value is { IsChanged: false } tool
            ? element with { Marker = CacheMarker.Of(Property(tool, CacheMarker.ToolKey), isCall: false, region) }
            : element;
    }

    public static RequestElement Content(ListItem item, PromptSection section, MessageRole role, Region region)
    {
        if (item.Value is not { IsChanged: false } content || item.IsSpread)
            return new RequestElement(section, ElementKind.Unknown, item.Node) { Role = role, IsCertain = item.Region.Encloses(region) };

        content.IsSent = true;
        var text = content.Find("Text");
        var kind = content.Type?.Name switch
        {
            "TextContent" => ElementKind.Text,
            "TextReasoningContent" => ElementKind.Thinking,
            _ => ElementKind.Other,
        };
        return new RequestElement(section, kind, item.Node)
        {
            Role = role,
            Text = text?.Value?.Text,
            TextNode = text?.ValueNode,
            IsCertain = item.Region.Encloses(region),
            Marker = kind == ElementKind.Thinking ? null : MarkerOf(content, region),
        };
    }

    /// <summary>The marker that the Anthropic adapter finds on a content. The library puts none on white space.</summary>
    private static CacheMarker? MarkerOf(RequestValue content, Region region) => content.Find(CacheMarker.CallName) is { } call
        ? CacheMarker.Of(call, isCall: true, region)
        : content.Find(CacheMarker.NeutralCallName) is { } neutral
        ? IsBlank(content.ValueOf("Text")?.Text) ? null : CacheMarker.Of(neutral, isCall: true, region)
        : Property(content, CacheMarker.ContentKey) is { Value: { } value } property && SdkTypes.IsCacheControl(value.Type)
            ? CacheMarker.Of(property, isCall: false, region)
            : null;

    private static Setting? Property(RequestValue owner, string key) => owner.ValueOf("AdditionalProperties") is { IsChanged: false } properties ? properties.Find($"[{key}]") : null;

    private static RequestShape Build(SyntaxNode node, List<ListItem> items, RequestValue? messages, RequestValue? options, Region region)
    {
        var elements = new List<RequestElement>();
        var known = options is { IsChanged: false } ? options : null;
        var raw = known?.ValueOf("RawRepresentationFactory") is { } value && SdkTypes.IsMessageParams(value.Type) ? value : null;
        if (raw is not null)
            AnthropicRequest.AddTools(raw, elements, region);
        if (known?.Find("Tools") is { } tools)
        {
            elements.AddRange(AnthropicRequest.ItemsOf(tools, region).Select(item => Tool(item, region)));
            MarkLast(known, 0, elements, region);
        }

        if (raw is not null)
            AnthropicRequest.AddSystem(raw, elements, region);

        var leading = items.TakeWhile(static item => item.Value is { IsChanged: false } message && RoleOf(message) == MessageRole.System).Count();
        foreach (var item in items.Take(leading))
            AddMessage(item, PromptSection.System, elements, region);
        if (known?.Find("Instructions") is { Value: not { IsNull: true } } instructions)
            elements.Add(new RequestElement(PromptSection.System, ElementKind.Text, instructions.Node) { IsInstructions = true, Role = MessageRole.System, Text = instructions.Value?.Text, TextNode = instructions.ValueNode, IsCertain = instructions.Region.Encloses(region) });
        if (raw is not null)
            AnthropicRequest.AddMessages(raw, elements, region);
        foreach (var item in items.Skip(leading))
            AddMessage(item, PromptSection.Messages, elements, region);

        return new RequestShape(node, RequestProtocol.ExtensionsAI, elements)
        {
            Automatic = CacheMarker.Of(raw?.Find(CacheMarker.PropertyName), isCall: false, region),
            Messages = messages,
            Options = known,
            Modes = RequestModes.OfOptions(known, raw, region),
        };
    }

    private static void AddMessage(ListItem item, PromptSection section, List<RequestElement> elements, Region region)
    {
        if (item.Value is not { IsChanged: false, Member: null } message || item.IsSpread || !message.Type.IsOf(SdkTypes.ExtensionsAI, "ChatMessage"))
        {
            elements.Add(new RequestElement(section, ElementKind.Unknown, item.Node));
            return;
        }

        message.IsSent = true;
        var role = RoleOf(message);
        var isCertain = item.Region.Encloses(region);
        var first = elements.Count;
        if (message.Find("Contents") is { } contents)
        {
            foreach (var content in AnthropicRequest.ItemsOf(contents, region))
            {
                var element = Content(content, section, role, region) with { Message = message.Node };
                elements.Add(isCertain && !IsDropped(element) ? element : element with { IsCertain = false });
            }

            MarkLast(message, first, elements, region);
            return;
        }

        var text = message.Find("Content");
        elements.Add(new RequestElement(section, ElementKind.Text, item.Node) { Role = role, Text = text?.Value?.Text, TextNode = text?.ValueNode, IsCertain = isCertain, Message = message.Node });
        MarkLast(message, first, elements, region);
    }

    /// <summary>The library's marker of a message or of tools goes to the last element, where the code shows which that is.</summary>
    private static void MarkLast(RequestValue owner, int first, List<RequestElement> elements, Region region)
    {
        var last = elements.Count - 1;
        if (last >= first && elements[last] is { Marker: null, Kind: ElementKind.Text or ElementKind.Other } element && !IsBlank(element.Text))
            elements[last] = element with { Marker = CacheMarker.Of(owner.Find(CacheMarker.NeutralCallName), isCall: true, region) };
    }

    /// <summary>The adapter leaves out white-space text of users and assistants.</summary>
    private static bool IsDropped(RequestElement element) => element is { Kind: ElementKind.Text, Section: PromptSection.Messages, Text: { } text } && IsBlank(text);

    private static bool IsBlank(string? text) => text is not null && string.IsNullOrWhiteSpace(text);

    private static MessageRole RoleOf(RequestValue message) =>
        message.Find("Role") is { } role ? RoleNamed(role.Value?.Member?.Name) : message.IsPartial ? MessageRole.Unknown : MessageRole.User;
}
