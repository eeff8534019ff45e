using AiMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatRole = Microsoft.Extensions.AI.ChatRole;

namespace Application;

class F
{
    public AiMessage Wrap(byte[] b) => new(ChatRole.Assistant, [new Microsoft.Extensions.AI.DataContent(b, "application/json")])
    {
        MessageId = "delta_" + Guid.NewGuid().ToString("N"),
        CreatedAt = DateTimeOffset.UtcNow
    };
}
