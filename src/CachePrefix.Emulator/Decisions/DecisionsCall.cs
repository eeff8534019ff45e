using System.Text.Json;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Decisions;

/// <summary>A request for decisions. Input is all that is billed: nothing is read from a cache, and answers are free.</summary>
internal sealed class DecisionsCall(IReadOnlyList<DecisionQuestion> questions, string modelName, int inputTokens) : ProviderCall
{
    public override bool IsOutputFree => true;

    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead) => new(inputTokens, start);

    public override ProviderResponse Respond(ResponseFacts facts)
    {
        using var reply = Parse(facts.Answer.Text);
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject
        {
            ["model"] = modelName,
            ["answers"] = new JsonArray([.. questions.Select(question => (JsonNode)DecisionAnswer.Write(question, reply.RootElement, questions.Count == 1))]),
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = inputTokens,
                ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
                ["output_tokens"] = 0,
                ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
                ["total_tokens"] = inputTokens,
            },
        }));
    }

    /// <summary>A reply that a fault has cut says nothing.</summary>
    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return JsonDocument.Parse("{}");
        }
    }
}
