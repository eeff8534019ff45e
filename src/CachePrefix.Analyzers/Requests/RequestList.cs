using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads a list that is a part of a request: messages, contents or tools.</summary>
internal static class RequestList
{
    public static bool IsOfMessages(RequestValue list) =>
        SdkTypes.ElementType(list.Type) is { } element && (element.IsOf(SdkTypes.Anthropic, "MessageParam") || element.IsOf(SdkTypes.ExtensionsAI, "ChatMessage") || SdkTypes.IsOpenAIMessage(element));

    public static RequestShape? Read(RequestValue list, Region region)
    {
        if (SdkTypes.ElementType(list.Type) is not { } element)
            return null;

        var elements = new List<RequestElement>();
        var setting = new Setting(list, list.Node, list.Node, region);
        if (element.IsIn(SdkTypes.Anthropic))
            return ReadAnthropic(list, setting, element, region, elements);
        if (SdkTypes.IsContent(element))
            return Shape(list, RequestProtocol.ExtensionsAI, elements, item => ChatRequest.Content(item, PromptSection.Messages, MessageRole.Unknown, region), setting, region);
        if (SdkTypes.IsTool(element))
            return Shape(list, RequestProtocol.ExtensionsAI, elements, item => ChatRequest.Tool(item, region), setting, region);
        if (element.IsOf(SdkTypes.ExtensionsAI, "ChatMessage"))
            return ChatRequest.OfMessages(list, region);
        if (SdkTypes.IsOpenAIMessage(element))
            return OpenAIRequest.Read(list.Node, setting, region);

        return null;
    }

    private static RequestShape? ReadAnthropic(RequestValue list, Setting setting, ITypeSymbol element, Region region, List<RequestElement> elements)
    {
        switch (SdkTypes.Short(element.Name))
        {
            case "MessageParam":
                foreach (var item in AnthropicRequest.ItemsOf(setting, region))
                    AnthropicRequest.AddMessage(item, elements, region);
                return new RequestShape(list.Node, RequestProtocol.Anthropic, elements) { Messages = list };
            case "TextBlockParam":
                return Shape(list, RequestProtocol.Anthropic, elements, item => AnthropicRequest.Block(item, PromptSection.System, MessageRole.Unknown, region), setting, region);
            case "ContentBlockParam":
                return Shape(list, RequestProtocol.Anthropic, elements, item => AnthropicRequest.Block(item, PromptSection.Messages, MessageRole.Unknown, region), setting, region);
            case "ToolUnion" or "Tool":
                return Shape(list, RequestProtocol.Anthropic, elements, item => AnthropicRequest.Block(item, PromptSection.Tools, MessageRole.Unknown, region), setting, region);
            default:
                return null;
        }
    }

    private static RequestShape Shape(
        RequestValue list, RequestProtocol protocol, List<RequestElement> elements, Func<ListItem, RequestElement> read, Setting setting, Region region)
    {
        foreach (var item in AnthropicRequest.ItemsOf(setting, region))
            elements.Add(read(item));
        return new RequestShape(list.Node, protocol, elements);
    }
}
