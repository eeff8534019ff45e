using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Fakes;

/// <summary>A request as lines, one per content: role, text, and the breakpoint that follows it.</summary>
internal sealed record SentRequest(IReadOnlyList<string> Lines, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)
{
    public int Breakpoints => Lines.Count(line => line.Contains(" |", StringComparison.Ordinal));

    public static SentRequest Snapshot(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var list = messages.ToList();
        return new SentRequest([.. list.SelectMany(Describe)], list, options);
    }

    private static IEnumerable<string> Describe(ChatMessage message)
    {
        for (var i = 0; i < message.Contents.Count; i++)
        {
            var line = $"{message.Role}: {Describe(message.Contents[i])}";
            if (Breakpoint.TryGet(message.Contents[i].AdditionalProperties, out var ttl)
                || (i == message.Contents.Count - 1 && Breakpoint.TryGet(message.AdditionalProperties, out ttl)))
                line += ttl == CacheTtl.OneHour ? " |1h" : " |5m";
            yield return line;
        }
    }

    private static string Describe(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionCallContent call => $"call {call.Name}",
        FunctionResultContent result => $"result {result.Result}",
        UriContent uri => uri.Uri.ToString(),
        _ => content.GetType().Name,
    };
}
