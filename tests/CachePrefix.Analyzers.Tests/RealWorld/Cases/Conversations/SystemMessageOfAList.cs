// reports CPA1001 on DateTime.Now
// reports CPA1001 on DateTime.UtcNow
// reports CPA1001 on DateTimeOffset.Now
// reports CPA1001 on DateTimeOffset.UtcNow
// reports CPA2008 on new ChatMessage(ChatRole.System, $"It is {DateTime.Now}.")
using Microsoft.Extensions.AI;

namespace Application;

class FromConstructor
{
    readonly IChatClient _client;
    readonly List<ChatMessage> _messages = [];

    public FromConstructor(IChatClient client)
    {
        _client = client;
        _messages.Add(new ChatMessage(ChatRole.System, $"You sell lamps. It is {DateTime.Now}. Answer in one sentence."));
    }

    public Task<ChatResponse> Ask(string question)
    {
        _messages.Add(new ChatMessage(ChatRole.User, question));
        return _client.GetResponseAsync(_messages);
    }
}

class WhenEmpty(IChatClient client)
{
    readonly List<ChatMessage> _messages = [];

    public Task<ChatResponse> Ask(string question)
    {
        if (_messages.Count == 0)
            _messages.Add(new ChatMessage(ChatRole.System, $"You sell lamps. It is {DateTime.UtcNow}. Answer in one sentence."));
        _messages.Add(new ChatMessage(ChatRole.User, question));
        return client.GetResponseAsync(_messages);
    }
}

class AtTheStart(IChatClient client)
{
    readonly List<ChatMessage> _messages = [];

    public Task<ChatResponse> Ask(string question)
    {
        _messages.Add(new ChatMessage(ChatRole.User, question));
        _messages.Insert(0, new ChatMessage(ChatRole.System, $"You sell lamps. It is {DateTimeOffset.Now}. Answer in one sentence."));
        return client.GetResponseAsync(_messages);
    }
}

class AfterReset(IChatClient client)
{
    readonly List<ChatMessage> _messages = [];

    public void Reset()
    {
        _messages.Clear();
        _messages.Add(new ChatMessage(ChatRole.System, $"You sell lamps. It is {DateTimeOffset.UtcNow}. Answer in one sentence."));
    }

    public Task<ChatResponse> Ask(string question)
    {
        _messages.Add(new ChatMessage(ChatRole.User, question));
        return client.GetResponseAsync(_messages);
    }
}

class Nudge(IChatClient client)
{
    readonly List<ChatMessage> _messages = [];

    public Task<ChatResponse> Ask(List<ChatMessage> history, string question)
    {
        history.Add(new ChatMessage(ChatRole.System, $"It is {DateTime.Now}."));
        _messages.Add(new ChatMessage(ChatRole.User, question));
        _messages.Add(new ChatMessage(ChatRole.System, $"It is {DateTime.Now}."));
        return client.GetResponseAsync(_messages);
    }
}
