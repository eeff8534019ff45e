using OpenAI.Chat;

namespace Application;

class Desk(ChatClient client)
{
    private readonly List<ChatMessage> _messages = [new SystemChatMessage("You help.")];

    public string Ask(string question)
    {
        if (question == "/reset")
            _messages.RemoveRange(1, _messages.Count - 1);
        _messages.Add(new UserChatMessage(question));
        return client.CompleteChat(_messages).Value.Content[0].Text;
    }

    public string Retry(int from)
    {
        _messages.RemoveRange(from, _messages.Count - from);
        return client.CompleteChat(_messages).Value.Content[0].Text;
    }
}
