// reports CPA2003 on CacheControl = new()
// reports CPA1010 on handbook
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Anthropic; using Anthropic.Models.Messages;
namespace a09_ttl_order;

public static class T
{
    public static MessageCreateParams A(InputSchema s, string handbook) => new() { Model = "claude-haiku-4-5", MaxTokens = 100, Messages = [new UserMessageParam("hi")],
        Tools = [new Tool { Name = "find", InputSchema = s, CacheControl = new() }],
        System = new List<TextBlockParam> { new(handbook) { CacheControl = new() { Ttl = Ttl.Ttl1h } } } };
}
