using System.ClientModel.Primitives;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenAI;

namespace CachePrefix.OpenAI.Lowering;

/// <summary>The SDK's models as JSON and back, without reflection.</summary>
internal static class JsonModels
{
    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Write<T>(T model)
        where T : IPersistableModel<T> => JsonNode.Parse(ModelReaderWriter.Write(model, ModelReaderWriterOptions.Json, OpenAIContext.Default))!.AsObject();

    public static T Read<T>(JsonNode json)
        where T : IPersistableModel<T> => ModelReaderWriter.Read<T>(ToBinaryData(json), ModelReaderWriterOptions.Json, OpenAIContext.Default)!;

    public static BinaryData ToBinaryData(JsonNode json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Unescaped))
            json.WriteTo(writer);
        return new BinaryData(stream.ToArray());
    }

    /// <summary>Content or output as parts: a string becomes one text part.</summary>
    public static IEnumerable<JsonNode> PartsOf(JsonNode? content, string textType) => content switch
    {
        JsonArray parts => parts.Select(static part => part!.DeepClone()),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => [new JsonObject { ["type"] = textType, ["text"] = text.GetValue<string>() }],
        _ => [],
    };
}
