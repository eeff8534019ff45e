// reports CPA1014 on _history[i] = new(ChatRole.Tool, "[cleared]")
// reports CPA1014 on r.Result = "[cleared]"
// reports CPA1014 on m.Contents = m.Contents.Where(c => c is not TextReasoningContent).ToList()
// reports CPA1014 on m.Contents.RemoveAt(0)
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
namespace a07_microcompact;

public sealed class Chat(IChatClient client)
{
    private readonly List<ChatMessage> _history = [];
    public Task<ChatResponse> A(string q) { _history.Add(new(ChatRole.User, q)); for (var i = 0; i < _history.Count - 4; i++) if (_history[i].Role == ChatRole.Tool) _history[i] = new(ChatRole.Tool, "[cleared]"); return client.GetResponseAsync(_history); }
    public Task<ChatResponse> B(string q) { _history.Add(new(ChatRole.User, q)); foreach (var m in _history.SkipLast(4)) for (var k = 0; k < m.Contents.Count; k++) if (m.Contents[k] is FunctionResultContent r) r.Result = "[cleared]"; return client.GetResponseAsync(_history); }
    public Task<ChatResponse> C(string q) { _history.Add(new(ChatRole.User, q)); foreach (var m in _history) m.Contents = m.Contents.Where(c => c is not TextReasoningContent).ToList(); return client.GetResponseAsync(_history); }
    public Task<ChatResponse> D(string q) { _history.Add(new(ChatRole.User, q)); foreach (var m in _history) if (m.Contents.Count > 1) m.Contents.RemoveAt(0); return client.GetResponseAsync(_history); }
    public Task<ChatResponse> E(string q) { _history.Add(new(ChatRole.User, q)); var sent = _history.Select(m => m.Role == ChatRole.Tool ? new ChatMessage(ChatRole.Tool, "[cleared]") : m); return client.GetResponseAsync(sent); }
}
