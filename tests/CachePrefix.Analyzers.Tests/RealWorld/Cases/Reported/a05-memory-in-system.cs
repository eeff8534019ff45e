// reports CPA1010 on user
// reports CPA2001 on new(ChatRole.System, "You are the assistant of a shop for lamps. Answer in at most three sentences, name the article number, and never promise delivery dates or discounts.")
// reports CPA1010 on user
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
namespace a05_memory_in_system;

public interface IMemory { Task<string> RenderAsync(string user); }
public sealed class Agent(IChatClient client, IMemory memory)
{
    public async Task<ChatResponse> Ask(string user, List<ChatMessage> history, string q)
    {
        var facts = await memory.RenderAsync(user);
        return await client.GetResponseAsync([new(ChatRole.System, "You know: " + facts), new(ChatRole.System, "You are the assistant of a shop for lamps. Answer in at most three sentences, name the article number, and never promise delivery dates or discounts."), .. history, new(ChatRole.User, q)]);
    }
    public async Task<ChatResponse> Ask2(string user, List<ChatMessage> history, string q)
    {
        var facts = await memory.RenderAsync(user);
        return await client.GetResponseAsync([new(ChatRole.System, "You are the assistant of a shop for lamps. Answer in at most three sentences, name the article number, and never promise delivery dates or discounts."), new(ChatRole.System, "You know: " + facts), .. history, new(ChatRole.User, q)]);
    }
}
