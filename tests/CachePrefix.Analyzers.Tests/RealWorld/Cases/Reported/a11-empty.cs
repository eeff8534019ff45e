// reports CPA2004 on CacheControl = new()
// reports CPA2004 on CacheControl = new()
// reports CPA2004 on WithCacheControl
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Anthropic; using Anthropic.Models.Messages;
namespace a11_empty;

public static class T
{
    public static MessageCreateParams A() => new() { Model = "claude-haiku-4-5", MaxTokens = 100, System = new List<TextBlockParam> { new("x"), new("") { CacheControl = new() } }, Messages = [new UserMessageParam("hi")] };
    public static MessageCreateParams B() => new() { Model = "claude-haiku-4-5", MaxTokens = 100, Messages = [new AssistantMessageParam(new List<ContentBlockParam> { new TextBlockParam(string.Empty) { CacheControl = new() } })] };
    public static ChatMessage C() => new(ChatRole.System, [new TextContent(" \n ").WithCacheControl(Ttl.Ttl5m)]);
}
