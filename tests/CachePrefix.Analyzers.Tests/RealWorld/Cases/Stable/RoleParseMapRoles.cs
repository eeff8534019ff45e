using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    record Dto(string Role, string Content);
    static ChatMessage Map(Dto d) => new(d.Role switch
    {
        "system" => ChatRole.System,
        "assistant" => ChatRole.Assistant,
        _ => ChatRole.User
    }, d.Content);
}
