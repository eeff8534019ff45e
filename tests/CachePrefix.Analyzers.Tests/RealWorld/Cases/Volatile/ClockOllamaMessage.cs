// reports CPA1001 on DateTime.Now

namespace Application;

class O
{
    public List<OllamaSharp.Models.Chat.Message> M(string q) => [new(OllamaSharp.Models.Chat.ChatRole.System, $"Now {DateTime.Now:T}. Be brief."), new(OllamaSharp.Models.Chat.ChatRole.User, q)];
}
