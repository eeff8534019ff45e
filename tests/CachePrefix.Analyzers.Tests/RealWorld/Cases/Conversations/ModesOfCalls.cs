// reports CPA2010 on ResponseFormat = ChatResponseFormat.ForJsonSchema(later)
// reports CPA2010 on ToolMode = ChatToolMode.None
using System.Text.Json;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Application;

class Chat(IChatClient client)
{
    public async Task Formats(List<ChatMessage> messages, JsonElement first, JsonElement later)
    {
        messages.Add(new(ChatRole.User, [new TextContent("Where is my lamp?").WithCacheControl(Ttl.Ttl5m)]));
        await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(first) });
        await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(later) });
    }

    public async Task Tools(List<ChatMessage> messages)
    {
        messages.Add(new(ChatRole.User, [new TextContent("Where is my lamp?").WithCacheControl(Ttl.Ttl5m)]));
        await client.GetResponseAsync(messages, new ChatOptions { ToolMode = ChatToolMode.Auto });
        await client.GetResponseAsync(messages, new ChatOptions { ToolMode = ChatToolMode.None });
    }

    public async Task Same(List<ChatMessage> messages, JsonElement schema)
    {
        messages.Add(new(ChatRole.User, [new TextContent("Where is my lamp?").WithCacheControl(Ttl.Ttl5m)]));
        await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) });
        await client.GetResponseAsync(messages, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) });
    }
}
