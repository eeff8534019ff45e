using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads the requests of one SDK from what the engine knows of the objects. Which types they are made of are rows of <c>parts.txt</c>.</summary>
internal abstract class RequestReader
{
    /// <summary>The readers in the order in which they are asked about a call.</summary>
    private static readonly RequestReader[] All = [new OpenAIRequest(), new ChatRequest(), new AnthropicRequest()];

    /// <summary>The SDK, whose section of the rows has this name.</summary>
    protected abstract PartSdk Sdk { get; }

    public static RequestReader? Of(PartSdk sdk) => Array.Find(All, reader => reader.Sdk == sdk);

    /// <summary>Reads a call that sends messages.</summary>
    public static RequestShape? ReadAnyCall(IInvocationOperation invocation, List<RequestValue?> arguments)
    {
        foreach (var reader in All)
        {
            if (reader.ReadCall(invocation, arguments) is { } request)
                return request;
        }

        return null;
    }

    /// <summary>Reads an object that is a whole request.</summary>
    public virtual RequestShape? ReadRequest(RequestValue parameters) => null;

    /// <summary>Reads a list that is a part of a request.</summary>
    /// <param name="list">The list.</param>
    /// <param name="element">What its elements are.</param>
    public virtual RequestShape? ReadList(RequestValue list, PartRow element) => null;

    protected virtual RequestShape? ReadCall(IInvocationOperation invocation, List<RequestValue?> arguments) => null;

    protected static RequestShape Shape(RequestValue list, RequestProtocol protocol, Func<ListItem, RequestElement> read) =>
        new(list.Node, protocol, [.. AnthropicRequest.ItemsOf(new Setting(list, list.Node, list.Node)).Select(read)]);
}
