// reports CPA2007 on ["cache_control"] = new CacheControlEphemeral()
// reports CPA1010 on handbook
// reports CPA2007 on ["cache_control"] = new CacheControlEphemeral()
// reports CPA2007 on ["prompt_cache_key"] = "shop"
// reports CPA2007 on WithCacheControl
// reports CPA2007 on c.AdditionalProperties["cacheControl"] = "ephemeral"
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Anthropic; using Anthropic.Models.Messages;
namespace a13_dropped;

public static class T
{
    public static ChatOptions A() => new() { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } };
    public static ChatMessage B(string handbook) => new(ChatRole.System, handbook) { AdditionalProperties = new() { ["cache_control"] = new CacheControlEphemeral() } };
    public static ChatOptions C() => new() { AdditionalProperties = new() { ["prompt_cache_key"] = "shop" } };
    public static AIContent D(string t) => new TextReasoningContent(t).WithCacheControl(Ttl.Ttl5m);
    public static AIContent E(string t) { var c = new TextContent(t); c.AdditionalProperties = new(); c.AdditionalProperties["cacheControl"] = "ephemeral"; return c; }
}
