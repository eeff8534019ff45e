using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace FaqBot;

/// <summary>What is often built first: the nearest answered question is good enough if it is similar enough. For comparison.</summary>
internal sealed class BareSimilarityCache(IChatClient innerClient, IEmbeddingGenerator<string, Embedding<float>> generator, double threshold) : DelegatingChatClient(innerClient)
{
    private readonly List<(ReadOnlyMemory<float> Vector, string Answer)> _answered = [];

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages.ToList();
        var vector = await generator.GenerateVectorAsync(list[^1].Text, cancellationToken: cancellationToken);
        var nearest = _answered.Select(one => (Similarity: TensorPrimitives.Dot(one.Vector.Span, vector.Span), one.Answer)).OrderByDescending(static one => one.Similarity).FirstOrDefault();
        if (nearest.Similarity >= threshold)
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, nearest.Answer));

        var response = await base.GetResponseAsync(list, options, cancellationToken);
        _answered.Add((vector, response.Text));
        return response;
    }
}
