// reports CPA1001 on DateTimeOffset.Now

using Microsoft.Extensions.AI;

namespace Application;

class TimeAware(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken ct = default)
    {
        var list = messages.ToList();
        list.Insert(0, new ChatMessage(ChatRole.System, $"Current time: {DateTimeOffset.Now}"));
        return base.GetResponseAsync(list, options, ct);
    }
}
