// reports CPA1010 on league

using OpenAI.Chat;

namespace Application;

class Sim(ChatClient client)
{
    public async Task<string> Simulate(string league, string prompt)
    {
        var messages = new List<ChatMessage>
        {
            new SystemChatMessage($"You are an expert sports simulation engine for {league}. Generate a game simulation based on the rosters provided."),
            new UserChatMessage(prompt)
        };
        return (await client.CompleteChatAsync(messages, new ChatCompletionOptions { Temperature = 1 })).Value.Content[0].Text;
    }
}
