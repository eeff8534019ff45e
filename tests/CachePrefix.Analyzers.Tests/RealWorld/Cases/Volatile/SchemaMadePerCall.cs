// reports CPA1003 on Guid.NewGuid()
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Application;

class Typed(IChatClient client)
{
    static readonly JsonElement Schema = JsonDocument.Parse("{}").RootElement;

    public Task<ChatResponse> Ask(string question) =>
        client.GetResponseAsync(question, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse($"{{\"title\":\"{Guid.NewGuid()}\"}}").RootElement) });

    public Task<ChatResponse> Fixed(string question) => client.GetResponseAsync(question, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "answer") });

    public Task<ChatResponse> OfType(string question) => client.GetResponseAsync(question, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<List<string>>() });

    public Task<ChatResponse> Any(string question) => client.GetResponseAsync(question, new ChatOptions { ResponseFormat = ChatResponseFormat.Json });
}
