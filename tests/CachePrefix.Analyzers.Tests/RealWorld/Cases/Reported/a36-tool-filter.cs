// reports CPA1015 on query
// reports CPA1015 on allowed
// reports CPA1015 on admin
// reports CPA1015 on query
// reports CPA1015 on n
// reports CPA1015 on q
// reports CPA1010 on memory
// reports CPA1001 on DateTime.Now
// reports CPA1014 on _h[^2].Contents = [new TextContent("[cleared]")]
// reports CPA1014 on m.Contents = [new TextContent("[cleared]")]
// reports CPA1014 on _h.RemoveAll(m => m.Role == ChatRole.Tool)
// reports CPA1014 on _h.Sort((a, b) => a.Text.Length - b.Text.Length)
// reports CPA1014 on _h.Remove(_h[0])
using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Microsoft.Extensions.AI;
namespace T2;
public sealed class T(IChatClient client)
{
    public async Task C1(string q, string query, List<AITool> all) { await client.GetResponseAsync(q, new ChatOptions { Tools = all.Where(t => t.Description.Contains(query)).ToList() }); }
    public async Task C2(string q, HashSet<string> allowed, List<AITool> all) { await client.GetResponseAsync(q, new ChatOptions { Tools = [.. all.Where(t => allowed.Contains(t.Name))] }); }
    public async Task C3(string q, bool admin, List<AITool> all, AITool extra) { var tools = all.ToList(); if (admin) tools.Add(extra); await client.GetResponseAsync(q, new ChatOptions { Tools = tools }); }
    public async Task C4(string q, string query, List<AITool> all) { var tools = new List<AITool>(); foreach (var t in all) if (t.Name.StartsWith(query)) tools.Add(t); await client.GetResponseAsync(q, new ChatOptions { Tools = tools }); }
    public async Task C5(string q, int n, List<AITool> all) { await client.GetResponseAsync(q, new ChatOptions { Tools = all.Take(n).ToList() }); }
    public async Task C6(string q, List<AITool> all) { await client.GetResponseAsync(q, new ChatOptions { Tools = q.Contains("order") ? all : [] }); }
    private readonly List<ChatMessage> _h = [];
    public async Task D1(string q, string memory) { var m = new List<ChatMessage>(_h); m.Insert(0, new(ChatRole.System, "You answer questions about lamps and nothing else. Memory: " + memory)); m.Add(new(ChatRole.User, q)); await client.GetResponseAsync(m); }
    public async Task D2(string q) { _h.Add(new(ChatRole.User, q)); _h[0] = new(ChatRole.System, "You answer questions about lamps and nothing else. It is " + DateTime.Now); await client.GetResponseAsync(_h); }
    public async Task D3(string q) { _h.Add(new(ChatRole.User, q)); _h[^2].Contents = [new TextContent("[cleared]")]; await client.GetResponseAsync(_h); }
    public async Task D4(string q) { _h.Add(new(ChatRole.User, q)); foreach (var m in _h.Take(3)) m.Contents = [new TextContent("[cleared]")]; await client.GetResponseAsync(_h); }
    public async Task D5(string q) { _h.Add(new(ChatRole.User, q)); _h.RemoveAll(m => m.Role == ChatRole.Tool); await client.GetResponseAsync(_h); }
    public async Task D6(string q) { _h.Add(new(ChatRole.User, q)); _h.Sort((a, b) => a.Text.Length - b.Text.Length); await client.GetResponseAsync(_h); }
    public async Task D7(string q) { _h.Add(new(ChatRole.User, q)); _h.Remove(_h[0]); await client.GetResponseAsync(_h); }
}
