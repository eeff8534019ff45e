using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads a call of a chat client, in the order in which the Anthropic adapter sends what it is given.</summary>
internal static class ChatRequest
{
    /// <summary>Whether a method is named as those that send messages.</summary>
    public static bool IsCall(IMethodSymbol method) => PartTable.Default.IsNamed(PartKind.Call, method.Name);

    public static RequestShape? Read(IInvocationOperation invocation, List<RequestValue?> arguments)
    {
        if (OpenAIRequest.Read(invocation, arguments) is { } completion)
            return completion;

        List<ListItem>? items = null;
        RequestValue? messages = null, options = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var (type, value, node) = (invocation.Arguments[i].Parameter?.Type, arguments[i], invocation.Arguments[i].Value.Syntax);
            if (RequestTypes.IsMessage(type, PartSdk.Extensions))
            {
                items = [new ListItem(value, node)];
            }
            else if (RequestTypes.IsMessage(ListTypes.ElementType(type), PartSdk.Extensions))
            {
                messages = value;
                items = [.. AnthropicRequest.ItemsOf(new Setting(value, node, node))];
            }
            else if (PartTable.Default.Is(type, PartKind.Options))
            {
                options = value;
            }
            else if (type?.SpecialType == SpecialType.System_String && invocation.Arguments[i].Parameter?.Name == "chatMessage")
            {
                items = [];
            }
        }

        return items is null ? null : Build(invocation.Syntax, items, messages, options);
    }

    public static RequestShape OfMessages(RequestValue list) =>
        Build(list.Node, [.. AnthropicRequest.ItemsOf(new Setting(list, list.Node, list.Node))], list, null);

    public static RequestElement Tool(ListItem item)
    {
        var element = AnthropicRequest.Block(item, PromptSection.Tools, MessageRole.Unknown);
        return element.Marker is null && item.Value is { IsChanged: false } tool
            ? element with { Marker = CacheMarker.Of(Property(tool, CacheMarker.ToolKey), isCall: false) }
            : element;
    }

    public static RequestElement Content(ListItem item, PromptSection section, MessageRole role)
    {
        if (item.Value is not { IsChanged: false } content || item.IsSpread)
            return new RequestElement(section, ElementKind.Unknown, item.Node) { Role = role, IsCertain = item.IsCertain };

        content.IsSent = true;
        var text = content.Find("Text");
        var kind = RequestTypes.KindOf(content.Type);
        return new RequestElement(section, kind, item.Node)
        {
            Role = role,
            Text = text?.Value?.Text,
            Reasons = text?.Reasons ?? AbstractValue.Stable,
            TextNode = text?.ValueNode,
            IsCertain = item.IsCertain,
            Marker = kind == ElementKind.Thinking ? null : MarkerOf(content),
        };
    }

    /// <summary>The marker that the Anthropic adapter finds on a content. The library puts none on white space.</summary>
    private static CacheMarker? MarkerOf(RequestValue content) => content.Find(CacheMarker.CallName) is { } call
        ? CacheMarker.Of(call, isCall: true)
        : content.Find(CacheMarker.NeutralCallName) is { } neutral
        ? IsBlank(content.ValueOf("Text")?.Text) ? null : CacheMarker.Of(neutral, isCall: true)
        : Property(content, CacheMarker.ContentKey) is { Value: { } value } property && RequestTypes.IsMarker(value.Type)
            ? CacheMarker.Of(property, isCall: false)
            : null;

    private static Setting? Property(RequestValue owner, string key) => owner.ValueOf("AdditionalProperties") is { IsChanged: false } properties ? properties.Find($"[{key}]") : null;

    private static RequestShape Build(SyntaxNode node, List<ListItem> items, RequestValue? messages, RequestValue? options)
    {
        var elements = new List<RequestElement>();
        var known = options is { IsChanged: false } ? options : null;
        var raw = known?.ValueOf("RawRepresentationFactory") is { } value && RequestTypes.IsRequest(value.Type) ? value : null;
        if (raw is not null)
            AnthropicRequest.AddTools(raw, elements);
        if (known?.Find("Tools") is { } tools)
        {
            elements.AddRange(AnthropicRequest.ItemsOf(tools).Select(item => Tool(item)));
            MarkLast(known, 0, elements);
        }

        if (raw is not null)
            AnthropicRequest.AddSystem(raw, elements);

        var leading = items.TakeWhile(static item => item.Value is { IsChanged: false } message && RoleOf(message) == MessageRole.System).Count();
        foreach (var item in items.Take(leading))
            AddMessage(item, PromptSection.System, elements);
        if (known?.Find("Instructions") is { Value: not { IsNull: true } } instructions)
            elements.Add(new RequestElement(PromptSection.System, ElementKind.Text, instructions.Node) { IsInstructions = true, Role = MessageRole.System, Text = instructions.Value?.Text, Reasons = instructions.Reasons, TextNode = instructions.ValueNode, IsCertain = instructions.IsCertain });
        if (raw is not null)
            AnthropicRequest.AddMessages(raw, elements);
        foreach (var item in items.Skip(leading))
            AddMessage(item, PromptSection.Messages, elements);

        return new RequestShape(node, RequestProtocol.ExtensionsAI, elements)
        {
            Automatic = CacheMarker.Of(raw?.Find(CacheMarker.PropertyName), isCall: false),
            Messages = messages,
            Options = known,
            Modes = RequestModes.OfOptions(known, raw),
        };
    }

    private static void AddMessage(ListItem item, PromptSection section, List<RequestElement> elements)
    {
        if (item.Value is not { IsChanged: false, Member: null } message || item.IsSpread || !RequestTypes.IsMessage(message.Type, PartSdk.Extensions))
        {
            elements.Add(new RequestElement(section, ElementKind.Unknown, item.Node) { IsOwnState = item.IsOwnState });
            return;
        }

        message.IsSent = true;
        var role = RoleOf(message);
        var isCertain = item.IsCertain;
        var first = elements.Count;
        if (message.Find("Contents") is { } contents)
        {
            foreach (var content in AnthropicRequest.ItemsOf(contents))
            {
                var element = Content(content, section, role) with { Message = message.Node };
                elements.Add(isCertain && !IsDropped(element) ? element : element with { IsCertain = false });
            }

            MarkLast(message, first, elements);
            return;
        }

        var text = message.Find("Content");
        elements.Add(new RequestElement(section, ElementKind.Text, item.Node) { Role = role, Text = text?.Value?.Text, Reasons = text?.Reasons ?? AbstractValue.Stable, TextNode = text?.ValueNode, IsCertain = isCertain, Message = message.Node });
        MarkLast(message, first, elements);
    }

    /// <summary>The library's marker of a message or of tools goes to the last element, where the code shows which that is.</summary>
    private static void MarkLast(RequestValue owner, int first, List<RequestElement> elements)
    {
        var last = elements.Count - 1;
        if (last >= first && elements[last] is { Marker: null, Kind: ElementKind.Text or ElementKind.Other } element && !IsBlank(element.Text))
            elements[last] = element with { Marker = CacheMarker.Of(owner.Find(CacheMarker.NeutralCallName), isCall: true) };
    }

    /// <summary>The adapter leaves out white-space text of users and assistants.</summary>
    private static bool IsDropped(RequestElement element) => element is { Kind: ElementKind.Text, Section: PromptSection.Messages, Text: { } text } && IsBlank(text);

    private static bool IsBlank(string? text) => text is not null && string.IsNullOrWhiteSpace(text);

    private static MessageRole RoleOf(RequestValue message) =>
        message.Find("Role") is { } role ? RequestTypes.RoleNamed(role.Value?.Member?.Name) : message.IsPartial ? MessageRole.Unknown : MessageRole.User;
}
