using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q, string userId)
    {
        var t = AIFunctionFactory.Create((string item) => $"{userId}:{item}:{DateTime.Now}", "add_item", "Adds an item to the cart");
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a shop bot."), new(ChatRole.User, q)], new ChatOptions { Tools = [t] });
    }
}
