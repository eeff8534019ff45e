// reports CPA1001 on DateTime.Now

namespace Application;

class T
{
    public Task<string?> Ask(LlmTornado.TornadoApi api, string q) => api.Chat.CreateConversation("gpt").AppendSystemMessage($"You are a bot. Date: {DateTime.Now:G}").AppendUserInput(q).GetResponse();
}
