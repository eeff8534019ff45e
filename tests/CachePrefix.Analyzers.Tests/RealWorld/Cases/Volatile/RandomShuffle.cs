// reports CPA1003 on Random.Shared.Shuffle(styles)

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        string[] styles = ["pirate", "poet"];
        Random.Shared.Shuffle(styles);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Speak like a {styles[0]}."), new(ChatRole.User, q)]);
    }
}
