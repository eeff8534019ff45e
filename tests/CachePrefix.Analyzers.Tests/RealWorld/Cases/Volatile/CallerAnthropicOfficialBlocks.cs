// reports CPA1010 on customer

namespace Application;

class A
{
    public Anthropic.Models.Messages.MessageCreateParams P(string customer, string q) => new()
    {
        Model = "claude-opus-4-8",
        MaxTokens = 100,
        System = new List<Anthropic.Models.Messages.TextBlockParam>
        {
            new()
            {
                Text = $"Customer: {customer}"},
            new()
            {
                Text = "Long handbook",
                CacheControl = new()
            }
        },
        Messages = []
    };
}
