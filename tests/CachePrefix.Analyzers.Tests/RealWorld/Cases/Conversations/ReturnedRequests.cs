// reports CPA2002 on CacheControl = new()
// reports CPA2002 on CacheControl = new()
// reports CPA2007 on ["cache_control"] = new CacheControlEphemeral()
// reports CPA2007 on ["cache_control"] = new CacheControlEphemeral()
// reports CPA2004 on CacheControl = new()
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Application;

static class Requests
{
    static MessageCreateParams Returned(string text)
    {
        return new MessageCreateParams
        {
            Model = "claude-haiku-4-5",
            MaxTokens = 9,
            System = new List<TextBlockParam> { new(text) { CacheControl = new() }, new(text) { CacheControl = new() }, new(text) { CacheControl = new() }, new(text) { CacheControl = new() }, new(text) { CacheControl = new() } },
            Messages = [new UserMessageParam("hi")],
        };
    }

    static MessageCreateParams Expression(string text) => new()
    {
        Model = "claude-haiku-4-5",
        MaxTokens = 9,
        System = new List<TextBlockParam> { new(text) { CacheControl = new() }, new(text) { CacheControl = new() }, new(text) { CacheControl = new() }, new(text) { CacheControl = new() }, new(text) { CacheControl = new() } },
        Messages = [new UserMessageParam("hi")],
    };

    static Task<ChatResponse> Inline(IChatClient client, string question) =>
        client.GetResponseAsync(question, new ChatOptions { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } });

    static async Task<string> Awaited(IChatClient client, string question)
    {
        return (await client.GetResponseAsync(question, new ChatOptions { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } })).Text;
    }

    static List<TextBlockParam> Blocks(string text) => new() { new(text), new("") { CacheControl = new() } };
}
