// reports CPA2001 on new(ChatRole.System, "You are the assistant of a shop for lamps. Answer in at most three sentences, name the article number, and never promise delivery dates or discounts.")
using Microsoft.Extensions.AI;

namespace Application;

interface IMemory
{
    Task<string> RenderAsync(string user);
}

class Agent(IChatClient client, IMemory memory)
{
    public async Task<ChatResponse> First(string user, List<ChatMessage> history, string question)
    {
        var facts = await memory.RenderAsync(user);
        return await client.GetResponseAsync([new(ChatRole.System, "You know: " + facts), new(ChatRole.System, "You are the assistant of a shop for lamps. Answer in at most three sentences, name the article number, and never promise delivery dates or discounts."), .. history, new(ChatRole.User, question)]);
    }

    public async Task<ChatResponse> Last(string user, List<ChatMessage> history, string question)
    {
        var facts = await memory.RenderAsync(user);
        return await client.GetResponseAsync([new(ChatRole.System, "You are the assistant of a shop for lamps. Answer in at most three sentences, name the article number, and never promise delivery dates or discounts."), new(ChatRole.System, "You know: " + facts), .. history, new(ChatRole.User, question)]);
    }
}
