using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    public async Task<string> Reply(string text)
    {
        var sw = System.Diagnostics.Stopwatch.StartNew();
        const string SystemPrompt = "You are a bot.";
        ChatCompletion r = await client.CompleteChatAsync(new SystemChatMessage(SystemPrompt), new UserChatMessage(text));
        Console.WriteLine($"[{DateTime.Now:T}] {SystemPrompt.Length} chars in {sw.ElapsedMilliseconds} ms");
        return r.Content[0].Text;
    }
}
