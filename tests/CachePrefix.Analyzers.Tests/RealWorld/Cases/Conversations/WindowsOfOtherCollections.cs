// reports CPA1014 on _linked.RemoveFirst()
// reports CPA1014 on _immutable.RemoveAt(0)
// reports CPA1014 on _array.Skip(1)
// reports CPA1014 on _array[^10..]
// reports CPA1014 on _openAI.RemoveRange(0, 10)
// reports CPA1014 on _openAI.TakeLast(10)
// reports CPA1014 on _log.RemoveAll(m => m.Role == ChatRole.Tool)
// reports CPA1014 on _log.Where((m, i) => i >= n)
// reports CPA1014 on _log.Skip(_log.Count - 8)
using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Application;

public sealed class Windows(IChatClient client, OpenAI.Chat.ChatClient openAI)
{
    private readonly LinkedList<Microsoft.Extensions.AI.ChatMessage> _linked = new();
    private ImmutableList<Microsoft.Extensions.AI.ChatMessage> _immutable = [];
    private Microsoft.Extensions.AI.ChatMessage[] _array = [];
    private readonly List<OpenAI.Chat.ChatMessage> _openAI = [];
    private readonly List<Microsoft.Extensions.AI.ChatMessage> _log = [];

    public Task<ChatResponse> A(string q) { _linked.AddLast(new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, q)); if (_linked.Count > 20) _linked.RemoveFirst(); return client.GetResponseAsync(_linked); }
    public Task<ChatResponse> B(string q) { _immutable = _immutable.Add(new(ChatRole.User, q)); if (_immutable.Count > 20) _immutable = _immutable.RemoveAt(0); return client.GetResponseAsync(_immutable); }
    public Task<ChatResponse> C(string q) { _array = [.. _array.Skip(1), new(ChatRole.User, q)]; return client.GetResponseAsync(_array); }
    public Task<ChatResponse> D(string q) { _array = _array.Append(new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, q)).ToArray(); return client.GetResponseAsync(_array[^10..]); }
    public async Task<string> E(string q) { _openAI.Add(new UserChatMessage(q)); if (_openAI.Count > 30) _openAI.RemoveRange(0, 10); return (await openAI.CompleteChatAsync(_openAI)).Value.Content[0].Text; }
    public async Task<string> F(string q) { _openAI.Add(new UserChatMessage(q)); return (await openAI.CompleteChatAsync(_openAI.TakeLast(10))).Value.Content[0].Text; }
    public Task<ChatResponse> G(string q) { _log.Add(new(ChatRole.User, q)); _log.RemoveAll(m => m.Role == ChatRole.Tool); return client.GetResponseAsync(_log); }
    public Task<ChatResponse> H(string q) { _log.Add(new(ChatRole.User, q)); var n = Math.Max(0, _log.Count - 12); return client.GetResponseAsync(_log.Where((m, i) => i >= n)); }
    public IAsyncEnumerable<ChatResponseUpdate> I(string q) { _log.Add(new(ChatRole.User, q)); return client.GetStreamingResponseAsync(_log.Skip(_log.Count - 8).ToList()); }

    public Task<ChatResponse> Fine1(string q) { _log.Add(new(ChatRole.User, q)); if (_log.Count > 500) _log.Clear(); return client.GetResponseAsync(_log); }
    public async Task<string> Fine2(string q) { var last = _log.TakeLast(3).Select(m => m.Text); var r = await client.GetResponseAsync([new(ChatRole.User, "Summarise: " + string.Join("\n", last))]); return r.Text; }
    public Task<ChatResponse> Fine3(string q) { _log.Add(new(ChatRole.User, q)); var shown = _log[^1].Text; Console.WriteLine(shown); return client.GetResponseAsync(_log); }
    public Task<ChatResponse> Fine4(string q, List<Microsoft.Extensions.AI.ChatMessage> history) => client.GetResponseAsync([.. history, new(ChatRole.User, q)]);
    public int Fine5() { var old = _log.Where(m => m.Role == ChatRole.User).Skip(5).ToList(); old.RemoveAt(0); return old.Count; }
}
