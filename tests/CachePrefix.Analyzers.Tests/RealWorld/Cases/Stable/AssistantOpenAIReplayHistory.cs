using System.ClientModel;
using OpenAI.Chat;

namespace Application;

record Entry(string Role, string Text, DateTime At);
class Bot(ChatClient client)
{
    public Task<ClientResult<ChatCompletion>> Reply(IEnumerable<Entry> log, string text)
    {
        var m = new List<ChatMessage>
        {
            new SystemChatMessage("You are a bot.")
        };
        foreach (var e in log.OrderBy(e => e.At))
            m.Add(e.Role == "user" ? new UserChatMessage(e.Text) : new AssistantChatMessage(e.Text));
        m.Add(new UserChatMessage(text));
        return client.CompleteChatAsync(m);
    }
}
