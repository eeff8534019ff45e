using Microsoft.Extensions.AI;

namespace Application;

class Answers(IChatClient client)
{
    readonly List<ChatMessage> _messages = [];

    public async Task<ChatResponse> Ask(string question)
    {
        var sent = _messages.Count;
        _messages.Add(new(ChatRole.User, question));
        var response = await client.GetResponseAsync(_messages);
        response.Messages = [.. _messages.Skip(sent), .. response.Messages];
        return response;
    }
}
