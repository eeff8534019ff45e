using System.Text.Json.Nodes;
using CachePrefix.Emulator.Answers;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Writes a response as one JSON object or as a stream of them.</summary>
internal static class GeminiResponse
{
    public static JsonObject Write(ResponseFacts facts, GeminiShape shape)
    {
        var parts = new List<JsonObject>();
        if (facts.Answer.Text.Length > 0)
            parts.Add(new JsonObject { ["text"] = facts.Answer.Text });
        parts.AddRange(Calls(facts));
        return Response(facts, shape, parts, isLast: true);
    }

    public static ProviderResponse WriteStream(ResponseFacts facts, GeminiShape shape)
    {
        var chunks = facts.Answer.Pieces().Select(piece => new JsonObject { ["text"] = piece }).Concat(Calls(facts)).ToList();
        if (chunks.Count == 0)
            chunks.Add(new JsonObject { ["text"] = "" });
        var events = chunks.Select((part, index) => Response(facts, shape, [part], index == chunks.Count - 1));
        return shape.IsEvents
            ? new ProviderResponse(IsStream: true, [.. events.Select(chunk => JsonBytes.Write("data: ", writer => chunk.WriteTo(writer), "\r\n\r\n"))])
            : new ProviderResponse(IsStream: true, [.. events.Select((chunk, index) =>
                JsonBytes.Write(index == 0 ? "[" : ",\r\n", writer => chunk.WriteTo(writer), index == chunks.Count - 1 ? "\n]\n" : "\n"))]) { ContentType = "application/json; charset=UTF-8" };
    }

    private static IEnumerable<JsonObject> Calls(ResponseFacts facts) => facts.Answer.ToolCalls.Select((call, index) => new JsonObject
    {
        ["functionCall"] = new JsonObject { ["id"] = facts.Id("call_", index), ["name"] = call.Name, ["args"] = JsonNode.Parse(call.Input) },
    });

    private static JsonObject Response(ResponseFacts facts, GeminiShape shape, IReadOnlyList<JsonObject> parts, bool isLast)
    {
        var candidates = new JsonArray();
        for (var choice = 0; choice < shape.Choices; choice++)
        {
            var candidate = new JsonObject
            {
                ["content"] = new JsonObject { ["parts"] = new JsonArray([.. parts.Select(part => part.DeepClone())]), ["role"] = "model" },
                ["index"] = choice,
            };
            if (isLast)
                candidate["finishReason"] = FinishReason(facts.Answer);
            candidates.Add(candidate);
        }

        return new JsonObject
        {
            ["candidates"] = candidates,
            ["usageMetadata"] = Usage(facts, shape, isLast),
            ["modelVersion"] = shape.Model,
            ["responseId"] = facts.Id("resp_"),
        };
    }

    private static string FinishReason(Answer answer) => answer.IsCut ? "MAX_TOKENS" : "STOP";

    private static JsonObject Usage(ResponseFacts facts, GeminiShape shape, bool isLast)
    {
        var usage = new JsonObject { ["promptTokenCount"] = facts.Cache.Total };
        if (isLast)
            usage["candidatesTokenCount"] = facts.OutputTokens;
        usage["totalTokenCount"] = facts.Cache.Total + (isLast ? facts.OutputTokens : 0);
        if (facts.Cache.Read > 0 || shape.IsExplicit)
        {
            usage["cachedContentTokenCount"] = facts.Cache.Read;
            usage["cacheTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "TEXT", ["tokenCount"] = facts.Cache.Read });
        }

        usage["promptTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "TEXT", ["tokenCount"] = facts.Cache.Total });
        return usage;
    }
}
