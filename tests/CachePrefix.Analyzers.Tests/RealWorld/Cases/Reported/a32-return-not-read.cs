// reports CPA1010 on a
// reports CPA2002 on CacheControl = new()
// reports CPA1010 on a
// reports CPA2002 on CacheControl = new()
// reports CPA1010 on a
// reports CPA2002 on CacheControl = new()
// reports CPA2007 on ["cache_control"] = new CacheControlEphemeral()
// reports CPA2007 on ["cache_control"] = new CacheControlEphemeral()
// reports CPA2004 on CacheControl = new()
using System; using System.Collections.Generic; using System.Threading.Tasks; using Anthropic.Models.Messages; using Microsoft.Extensions.AI;

static class R
{
    static MessageCreateParams Found(string a) { var p = new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 9, System = new List<TextBlockParam> { new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() } }, Messages = [new UserMessageParam("hi")] }; return p; }
    static MessageCreateParams Missed1(string a) { return new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 9, System = new List<TextBlockParam> { new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() } }, Messages = [new UserMessageParam("hi")] }; }
    static MessageCreateParams Missed2(string a) => new() { Model = "claude-haiku-4-5", MaxTokens = 9, System = new List<TextBlockParam> { new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() }, new(a) { CacheControl = new() } }, Messages = [new UserMessageParam("hi")] };
    static Task<ChatResponse> Missed3(IChatClient c, string q) => c.GetResponseAsync(q, new ChatOptions { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } });
    static async Task<string> Missed4(IChatClient c, string q) { return (await c.GetResponseAsync(q, new ChatOptions { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } })).Text; }
    static List<TextBlockParam> Missed5(string a) { var l = new List<TextBlockParam> { new(a), new("") { CacheControl = new() } }; return l; }
}
