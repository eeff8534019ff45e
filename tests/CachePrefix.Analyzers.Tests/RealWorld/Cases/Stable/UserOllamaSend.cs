namespace Application;

class O
{
    public IAsyncEnumerable<string> S(OllamaSharp.OllamaApiClient c) => new OllamaSharp.Chat(c, "You are a bot.").SendAsync($"Time {DateTime.Now}");
}
