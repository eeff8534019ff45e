// reports CPA1001 on DateTime.Now

using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    public async Task<string> Reply(string text)
    {
        string now = DateTime.Now.ToString("dddd, dd MMMM yyyy HH:mm:ss");
        string system = "You are a Telegram bot. Current time: " + now + ". Reply shortly.";
        List<ChatMessage> messages = [new SystemChatMessage(system), new UserChatMessage(text)];
        ChatCompletion r = await client.CompleteChatAsync(messages);
        return r.Content[0].Text;
    }
}
