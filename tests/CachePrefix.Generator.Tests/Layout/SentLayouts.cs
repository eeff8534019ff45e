using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace CachePrefix.Generator.Tests.Layout;

/// <summary>Reads, from each request, the segments by their texts and the lifetimes of the breakpoints, in wire order.</summary>
internal sealed partial class SentLayouts : IChatClient
{
    public List<(IReadOnlyList<string> Segments, IReadOnlyList<string> Lifetimes)> Requests { get; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var marks = new[] { options?.AdditionalProperties }
            .Concat(all.SelectMany(static message => message.Contents.Select(static content => content.AdditionalProperties).Append(message.AdditionalProperties)))
            .Where(static properties => Breakpoint.TryGet(properties, out _))
            .Select(static properties => Breakpoint.TryGet(properties, out var ttl) && ttl == CacheTtl.OneHour ? "1 h" : "5 min");
        var segments = Name().Matches(string.Join("\n", all.Where(static message => message.Role != ChatRole.Assistant).Select(static message => message.Text)))
            .Select(static match => match.Value);
        Requests.Add(([.. segments], [.. marks]));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Yes.")));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    [GeneratedRegex("Text[0-9]|Examples|History|Input[0-9]")]
    private static partial Regex Name();
}
