// reports CPA1010 on target

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Translate(string text, string target) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"You are a translation engine. Translate the user message into {target}. Return only the translated text, with no explanations."), new(ChatRole.User, text)]);
}
