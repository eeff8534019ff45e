using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads a list that is a part of a request: messages, contents or tools.</summary>
internal static class RequestList
{
    public static bool IsOfMessages(ITypeSymbol? list) =>
        PartTable.Default.Is(ListTypes.ElementType(list), PartKind.Message);

    public static RequestShape? Read(RequestValue list)
    {
        var setting = new Setting(list, list.Node, list.Node);
        return PartTable.Default.Find(ListTypes.ElementType(list.Type)) switch
        {
            { Sdk: PartSdk.Anthropic } row => ReadAnthropic(list, setting, row),
            { Sdk: PartSdk.Extensions, Kind: PartKind.Content } =>
                Shape(list, RequestProtocol.ExtensionsAI, static item => ChatRequest.Content(item, PromptSection.Messages, MessageRole.Unknown), setting),
            { Sdk: PartSdk.Extensions, Kind: PartKind.Tool } => Shape(list, RequestProtocol.ExtensionsAI, ChatRequest.Tool, setting),
            { Sdk: PartSdk.Extensions, Kind: PartKind.Message } => ChatRequest.OfMessages(list),
            { Sdk: PartSdk.OpenAI, Kind: PartKind.Message } => OpenAIRequest.Read(list.Node, setting),
            _ => null,
        };
    }

    private static RequestShape? ReadAnthropic(RequestValue list, Setting setting, PartRow row)
    {
        switch (row)
        {
            case { Kind: PartKind.Message }:
                var elements = new List<RequestElement>();
                foreach (var item in AnthropicRequest.ItemsOf(setting))
                    AnthropicRequest.AddMessage(item, elements);
                return new RequestShape(list.Node, RequestProtocol.Anthropic, elements) { Messages = list };
            case { Kind: PartKind.Block }:
                var section = row.Detail == "text" ? PromptSection.System : PromptSection.Messages;
                return Shape(list, RequestProtocol.Anthropic, item => AnthropicRequest.Block(item, section, MessageRole.Unknown), setting);
            case { Kind: PartKind.Tool }:
                return Shape(list, RequestProtocol.Anthropic, static item => AnthropicRequest.Block(item, PromptSection.Tools, MessageRole.Unknown), setting);
            default:
                return null;
        }
    }

    private static RequestShape Shape(RequestValue list, RequestProtocol protocol, Func<ListItem, RequestElement> read, Setting setting) =>
        new(list.Node, protocol, [.. AnthropicRequest.ItemsOf(setting).Select(read)]);
}
