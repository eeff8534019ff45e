// reports CPA1014 on _history[i] = new(ChatRole.Tool, "[cleared]")
// reports CPA1014 on result.Result = "[cleared]"
// reports CPA1014 on message.Contents = message.Contents.Where(content => content is not TextReasoningContent).ToList()
// reports CPA1014 on message.Contents.RemoveAt(0)
// reports CPA1014 on _history[^2].Contents = [new TextContent("[cleared]")]
// reports CPA1014 on message.Contents = [new TextContent("[cleared]")]
using Microsoft.Extensions.AI;

namespace Application;

class Chat(IChatClient client)
{
    readonly List<ChatMessage> _history = [];

    public Task<ChatResponse> ReplaceToolResults()
    {
        for (var i = 0; i < _history.Count - 4; i++)
        {
            if (_history[i].Role == ChatRole.Tool)
                _history[i] = new(ChatRole.Tool, "[cleared]");
        }

        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> ClearResults()
    {
        foreach (var message in _history.SkipLast(4))
        {
            for (var i = 0; i < message.Contents.Count; i++)
            {
                if (message.Contents[i] is FunctionResultContent result)
                    result.Result = "[cleared]";
            }
        }

        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> DropReasoning()
    {
        foreach (var message in _history)
            message.Contents = message.Contents.Where(content => content is not TextReasoningContent).ToList();
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> DropFirstContents()
    {
        foreach (var message in _history)
        {
            if (message.Contents.Count > 1)
                message.Contents.RemoveAt(0);
        }

        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> ClearLastButOne()
    {
        _history[^2].Contents = [new TextContent("[cleared]")];
        return client.GetResponseAsync(_history);
    }

    public Task<ChatResponse> ClearFirst()
    {
        foreach (var message in _history.Take(3))
            message.Contents = [new TextContent("[cleared]")];
        return client.GetResponseAsync(_history);
    }
}
