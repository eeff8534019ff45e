// reports CPA1010 on a
// reports CPA2010 on ResponseFormat = ChatResponseFormat.ForJsonSchema(b)
// reports CPA1010 on b
// reports CPA2010 on ToolMode = ChatToolMode.None
// reports CPA1003 on Guid.NewGuid()
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Threading.Tasks;
using Microsoft.Extensions.AI;
namespace a16_schema_per_call;

public sealed class T(IChatClient client)
{
    public async Task A(List<ChatMessage> messages, JsonElement a, JsonElement b)
    {
        messages.Add(new(ChatRole.User, [new TextContent("x").WithCacheControl(Anthropic.Models.Messages.Ttl.Ttl5m)]));
        await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(a) });
        await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(b) });
    }
    public async Task B(List<ChatMessage> messages)
    {
        messages.Add(new(ChatRole.User, [new TextContent("x").WithCacheControl(Anthropic.Models.Messages.Ttl.Ttl5m)]));
        await client.GetResponseAsync(messages, new ChatOptions { ToolMode = ChatToolMode.Auto });
        await client.GetResponseAsync(messages, new ChatOptions { ToolMode = ChatToolMode.None });
    }
    public Task C(List<ChatMessage> m) => client.GetResponseAsync(m, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse($"{{\"title\":\"{Guid.NewGuid()}\"}}").RootElement) });
}
