using System.Text.Json;
using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Decisions;

/// <summary>
/// Writes the answer to one question. A rule's JSON reply holds a member for each question's name: a probability, true or false for a predicate, a value
/// for a choice, a label or its index for a score; or an object with <c>answer</c> and <c>probability</c>. Without one, all options are equally likely.
/// </summary>
internal static class DecisionAnswer
{
    private const double NearlySure = 0.95;

    public static JsonObject Write(DecisionQuestion question, JsonElement reply, bool isOnly)
    {
        var said = Find(question, reply, isOnly);
        var probability = NearlySure;
        if (said.ValueKind == JsonValueKind.Object)
        {
            if (Json.TryGet(said, "probability", out var own) && own.ValueKind == JsonValueKind.Number)
                probability = Math.Clamp(own.GetDouble(), 0, 1);
            if (Json.Text(said, "refusal") is { } refusal)
                return new JsonObject { ["type"] = "refusal", ["name"] = question.Name, ["refusal"] = refusal };
            Json.TryGet(said, "answer", out said);
        }

        return question.Type == "predicate" ? Predicate(question, said, probability) : Options(question, said, probability);
    }

    private static JsonElement Find(DecisionQuestion question, JsonElement reply, bool isOnly)
    {
        if (question.Name is { } name && Json.TryGet(reply, name, out var own))
            return own;
        return isOnly && Json.TryGet(reply, "answer", out var only) ? only : default;
    }

    private static JsonObject Predicate(DecisionQuestion question, JsonElement said, double probability) => new()
    {
        ["type"] = "predicate",
        ["name"] = question.Name,
        ["probability"] = said.ValueKind switch
        {
            JsonValueKind.True => probability,
            JsonValueKind.False => 1 - probability,
            JsonValueKind.Number => Math.Clamp(said.GetDouble(), 0, 1),
            _ => 0.5,
        },
    };

    private static JsonObject Options(DecisionQuestion question, JsonElement said, double probability)
    {
        var chosen = IndexOf(question, said);
        var count = question.Options.Count;
        double Of(int index) => chosen < 0 ? 1.0 / count : index == chosen ? probability : (1 - probability) / (count - 1);
        var isChoice = question.Type == "choice";
        var answer = new JsonObject { ["type"] = question.Type, ["name"] = question.Name };
        if (isChoice)
            answer["choice"] = JsonNode.Parse(question.Options[Math.Max(chosen, 0)]);
        else
            answer["score"] = Enumerable.Range(0, count).Sum(index => index * Of(index));
        answer["probabilities"] = new JsonArray([.. question.Options.Select((option, index) => (JsonNode)(isChoice
            ? new JsonObject { ["value"] = JsonNode.Parse(option), ["probability"] = Of(index) }
            : new JsonObject { ["value"] = index, ["label"] = option, ["probability"] = Of(index) }))]);
        answer["confidence"] = Of(Math.Max(chosen, 0));
        return answer;
    }

    private static int IndexOf(DecisionQuestion question, JsonElement said)
    {
        if (said.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return -1;
        if (question.Type == "score" && said.ValueKind == JsonValueKind.Number && said.TryGetInt32(out var level) && level >= 0 && level < question.Options.Count)
            return level;
        var text = question.Type == "choice" ? said.GetRawText() : said.ToString();
        for (var index = 0; index < question.Options.Count; index++)
            if (question.Options[index] == text)
                return index;
        return -1;
    }
}
