using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class Rec
{
    public string Id { get; set; } = "";
    public string SystemMessage { get; set; } = "";
    public DateTime At { get; set; }
}

class S
{
    public async Task<Rec> Ask(IChatCompletionService c, string q)
    {
        var h = new ChatHistory("You are a bot.");
        h.AddUserMessage(q);
        await c.GetChatMessageContentAsync(h);
        return new Rec
        {
            Id = Guid.NewGuid().ToString(),
            SystemMessage = "You are a bot.",
            At = DateTime.UtcNow
        };
    }
}
