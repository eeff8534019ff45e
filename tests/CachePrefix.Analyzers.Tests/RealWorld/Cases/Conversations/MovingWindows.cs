// reports CPA1014 on _history.Skip(Math.Max(0, _history.Count - 20))
// reports CPA1014 on _history[^20..]
// reports CPA1014 on _history.RemoveAt(0)
// reports CPA1014 on _history.TakeLast(20)
// reports CPA1014 on Enumerable.Reverse(_history).Take(20)
// reports CPA1014 on _history.GetRange(_history.Count - 20, 20)
// reports CPA1014 on _history.Insert(0, new(ChatRole.User, question))
// reports CPA1014 on _queue.Dequeue()
// reports CPA1014 on _history.RemoveRange(1, 2)
// reports CPA1014 on _history.RemoveAll(message => message.Role == ChatRole.Tool)
// reports CPA1014 on _history.Sort((left, right) => left.Text.Length - right.Text.Length)
// reports CPA1014 on _history.Remove(_history[0])
// reports CPA1014 on window.RemoveAt(0)
using Microsoft.Extensions.AI;

namespace Application;

class Chat(IChatClient client)
{
    readonly Queue<ChatMessage> _queue = new();
    List<ChatMessage> _history = [];

    public Task<ChatResponse> Skipped() => client.GetResponseAsync(_history.Skip(Math.Max(0, _history.Count - 20)));

    public Task<ChatResponse> Ranged() => client.GetResponseAsync(_history[^20..]);

    public Task<ChatResponse> Trimmed()
    {
        while (_history.Count > 20)
            _history.RemoveAt(0);
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> Last()
    {
        _history = _history.TakeLast(20).ToList();
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> Reversed() => client.GetResponseAsync(Enumerable.Reverse(_history).Take(20).Reverse());

    public Task<ChatResponse> Part() => client.GetResponseAsync(_history.GetRange(_history.Count - 20, 20));

    public Task<ChatResponse> First(string question)
    {
        _history.Insert(0, new(ChatRole.User, question));
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> Queued()
    {
        if (_queue.Count > 20)
            _queue.Dequeue();
        return client.GetResponseAsync(_queue);
    }

    public Task<ChatResponse> Cut()
    {
        _history.RemoveRange(1, 2);
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> Filtered()
    {
        _history.RemoveAll(message => message.Role == ChatRole.Tool);
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> Sorted()
    {
        _history.Sort((left, right) => left.Text.Length - right.Text.Length);
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> Removed()
    {
        _history.Remove(_history[0]);
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> CopyOfAll()
    {
        var window = _history.ToList();
        window.RemoveAt(0);
        return client.GetResponseAsync(window);
    }
}
