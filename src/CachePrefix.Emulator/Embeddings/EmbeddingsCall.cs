using System.Runtime.InteropServices;
using CachePrefix.Emulator.Cache;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Embeddings;

internal sealed class EmbeddingsCall(IReadOnlyList<string> inputs, string modelName, int dimensions, bool isBase64) : ProviderCall
{
    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead) => new(inputs.Sum(text => TokenEstimate.Of(text).Likely), start);

    public override ProviderResponse Respond(ResponseFacts facts) => ProviderResponse.Json(JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("object"u8, "list"u8);
        writer.WriteStartArray("data"u8);
        for (var index = 0; index < inputs.Count; index++)
        {
            writer.WriteStartObject();
            writer.WriteString("object"u8, "embedding"u8);
            writer.WriteNumber("index"u8, index);
            var vector = TextVector.Of(inputs[index], dimensions);
            if (isBase64)
            {
                writer.WriteBase64String("embedding"u8, MemoryMarshal.AsBytes(vector.AsSpan()));
            }
            else
            {
                writer.WriteStartArray("embedding"u8);
                foreach (var number in vector)
                    writer.WriteNumberValue(number);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("model"u8, modelName);
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("prompt_tokens"u8, facts.Cache.Total);
        writer.WriteNumber("total_tokens"u8, facts.Cache.Total);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));
}
