using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What came of a request of a run that was sent by itself, as a line of its results.</summary>
/// <param name="CustomId">The id of the request.</param>
/// <param name="Response">The response, without raw values.</param>
/// <param name="Cost">What it cost in US dollars, where known.</param>
/// <param name="Latency">How long it took.</param>
/// <param name="Error">Why it was not answered; <see langword="null"/> if it was.</param>
internal sealed record DirectLine(string CustomId, JsonElement? Response, decimal? Cost, TimeSpan Latency, string? Error)
{
    private static JsonTypeInfo<ChatResponse> ResponseType => (JsonTypeInfo<ChatResponse>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse));

    public static DirectLine Of(string customId, in Answer answer, TimeSpan latency)
    {
        var response = answer.Response;
        var bare = new ChatResponse(new ChatMessage(ChatRole.Assistant, answer.Text))
        {
            ResponseId = response.ResponseId, ModelId = response.ModelId, FinishReason = response.FinishReason, Usage = response.Usage,
        };
        return new DirectLine(customId, JsonSerializer.SerializeToElement(bare, ResponseType), answer.Price.Of(answer.Usage), latency, Error: null);
    }

    /// <exception cref="JsonException">The line is none.</exception>
    public static DirectLine Parse(ReadOnlyMemory<byte> line) =>
        JsonSerializer.Deserialize(line.Span, DirectJsonContext.Default.DirectLine) is { CustomId: not null } parsed ? parsed : throw new JsonException("The line has no customId.");

    /// <exception cref="JsonException">The response is none.</exception>
    public Answer ToAnswer()
    {
        var response = Response?.Deserialize(ResponseType) ?? throw new JsonException("The line has no response.");
        return new Answer(response, response.Text, response.Usage is null ? default : UsageReader.Read(response.Usage), AnswerPrice.Sum(Cost));
    }

    public override string ToString() => JsonSerializer.Serialize(this, DirectJsonContext.Default.DirectLine);
}
