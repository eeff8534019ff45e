// reports CPA1014 on _history.Skip(Math.Max(0, _history.Count - 20))
// reports CPA1014 on _history[^20..]
// reports CPA1014 on _history.RemoveAt(0)
// reports CPA1014 on _history.TakeLast(20)
// reports CPA1014 on Enumerable.Reverse(_history).Take(20)
// reports CPA1014 on _history.GetRange(_history.Count - 20, 20)
// reports CPA1014 on _history.Insert(0, new(ChatRole.User, q))
// reports CPA1014 on _queue.Dequeue()
// reports CPA1014 on _history.RemoveRange(1, 2)
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
namespace a08_window;

public sealed class Chat(IChatClient client)
{
    private List<ChatMessage> _history = [];
    public Task<ChatResponse> A(string q) { _history.Add(new(ChatRole.User, q)); return client.GetResponseAsync(_history.Skip(Math.Max(0, _history.Count - 20))); }
    public Task<ChatResponse> B(string q) { _history.Add(new(ChatRole.User, q)); return client.GetResponseAsync(_history[^20..]); }
    public Task<ChatResponse> C(string q) { _history.Add(new(ChatRole.User, q)); while (_history.Count > 20) _history.RemoveAt(0); return client.GetResponseAsync(_history); }
    public Task<ChatResponse> D(string q) { _history.Add(new(ChatRole.User, q)); _history = _history.TakeLast(20).ToList(); return client.GetResponseAsync(_history); }
    public Task<ChatResponse> E(string q) { _history.Add(new(ChatRole.User, q)); return client.GetResponseAsync(Enumerable.Reverse(_history).Take(20).Reverse()); }
    public Task<ChatResponse> F(string q) { _history.Add(new(ChatRole.User, q)); return client.GetResponseAsync(_history.GetRange(_history.Count - 20, 20)); }
    public Task<ChatResponse> G(string q) { _history.Insert(0, new(ChatRole.User, q)); return client.GetResponseAsync(_history); }
    private readonly Queue<ChatMessage> _queue = new();
    public Task<ChatResponse> I(string q) { _queue.Enqueue(new(ChatRole.User, q)); if (_queue.Count > 20) _queue.Dequeue(); return client.GetResponseAsync(_queue); }
    public Task<ChatResponse> J(string q) { _history.Add(new(ChatRole.User, q)); _history.RemoveRange(1, 2); return client.GetResponseAsync(_history); }
}
