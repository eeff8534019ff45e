using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads a list that is a part of a request: messages, contents or tools.</summary>
internal static class RequestList
{
    public static bool IsOfMessages(ITypeSymbol? list) =>
        PartTable.Default.Is(ListTypes.ElementType(list), PartKind.Message);

    public static RequestShape? Read(RequestValue list) =>
        PartTable.Default.Find(ListTypes.ElementType(list.Type)) is { } element ? RequestReader.Of(element.Sdk)?.ReadList(list, element) : null;
}
