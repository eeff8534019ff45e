// reports CPA1001 on DateTime.Now

namespace Application;

class O
{
    public OllamaSharp.Chat Make(OllamaSharp.OllamaApiClient c) => new(c, $"You are a local assistant. It's {DateTime.Now}.");
}
