using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Trimmed;

/// <summary>Calls the tool first, then answers with what it said.</summary>
internal sealed class ScriptedClient(double celsius) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = messages.Last().Contents.OfType<FunctionResultContent>().FirstOrDefault();
        var message = result is null
            ? new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", options!.Tools![0].Name, new Dictionary<string, object?> { ["place"] = "Oslo" })])
            : new ChatMessage(ChatRole.Assistant, $$"""{"Place":"{{JsonEncodedText.Encode($"{result.Result}")}}","Celsius":{{celsius}}}""");
        return Task.FromResult(new ChatResponse(message) { ModelId = "claude-haiku-4-5", Usage = new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 10 } });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
