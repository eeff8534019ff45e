using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    static readonly ChatTool Time = ChatTool.CreateFunctionTool("get_time", "Gets the time");
    public async Task Run(string q)
    {
        List<ChatMessage> m = [new SystemChatMessage("You are a bot."), new UserChatMessage(q)];
        var o = new ChatCompletionOptions
        {
            Tools =
            {
                Time
            }
        };
        ChatCompletion r = await client.CompleteChatAsync(m, o);
        foreach (var t in r.ToolCalls)
            m.Add(new ToolChatMessage(t.Id, DateTime.Now.ToString("T")));
        await client.CompleteChatAsync(m, o);
    }
}
