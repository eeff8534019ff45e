using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public async Task<ChatMessage> Ask(string q)
    {
        try
        {
            return (await c.GetResponseAsync(q)).Messages[^1];
        }
        catch (Exception e)
        {
            return new ChatMessage(ChatRole.Assistant, $"Failed at {DateTime.Now}: {e.Message}");
        }
    }
}
