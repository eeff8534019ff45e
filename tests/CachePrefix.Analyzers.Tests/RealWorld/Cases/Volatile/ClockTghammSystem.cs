// reports CPA1001 on DateTime.UtcNow

namespace Application;

class A
{
    public Anthropic.SDK.Messaging.MessageParameters P(List<Anthropic.SDK.Messaging.Message> m)
    {
        var systemMessages = new List<Anthropic.SDK.Messaging.SystemMessage>
        {
            new($"You are an agent. Current time: {DateTime.UtcNow:HH:mm:ss}.", new Anthropic.SDK.Messaging.CacheControl())
        };
        return new()
        {
            Messages = m,
            System = systemMessages,
            Model = "claude",
            MaxTokens = 1024
        };
    }
}
