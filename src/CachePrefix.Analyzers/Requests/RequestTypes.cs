using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Recognises the types that requests are made of.</summary>
internal static class RequestTypes
{
    /// <summary>Whether rules about requests look at objects of the type.</summary>
    public static bool IsPart(ITypeSymbol? type) => PartTable.Default.Find(type) is not null;

    /// <summary>The parameters of one request.</summary>
    public static bool IsRequest(ITypeSymbol? type) => PartTable.Default.Is(type, PartKind.Request);

    public static bool IsMessage(ITypeSymbol? type, PartSdk sdk) => PartTable.Default.Find(type) is { Kind: PartKind.Message } row && row.Sdk == sdk;

    public static bool IsContent(ITypeSymbol? type) => PartTable.Default.Find(type) is { Kind: PartKind.Content, Sdk: PartSdk.Extensions };

    public static bool IsMarker(ITypeSymbol? type) => PartTable.Default.Is(type, PartKind.Marker);

    /// <summary>What a block or a content is.</summary>
    public static ElementKind KindOf(ITypeSymbol? type) => PartTable.Default.Find(type)?.Detail switch
    {
        "text" => ElementKind.Text,
        "thinking" => ElementKind.Thinking,
        _ => ElementKind.Other,
    };

    /// <summary>The role that the type of a message tells.</summary>
    public static MessageRole RoleOf(ITypeSymbol? type) => RoleNamed(PartTable.Default.Find(type) is { Kind: PartKind.Message } row ? row.Detail : null);

    public static MessageRole RoleNamed(string? name) => name switch
    {
        "System" or "system" => MessageRole.System,
        "User" or "user" => MessageRole.User,
        "Assistant" or "assistant" => MessageRole.Assistant,
        "Tool" or "tool" => MessageRole.Tool,
        _ => MessageRole.Unknown,
    };
}
