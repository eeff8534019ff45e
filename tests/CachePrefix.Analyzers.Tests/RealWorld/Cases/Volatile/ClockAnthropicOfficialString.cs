// reports CPA1001 on DateTimeOffset.UtcNow

namespace Application;

class A
{
    public Anthropic.Models.Messages.MessageCreateParams P(string q) => new()
    {
        Model = "claude-opus-4-8",
        MaxTokens = 100,
        System = $"You are a bot. {DateTimeOffset.UtcNow:t}",
        Messages = []
    };
}
