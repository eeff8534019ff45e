using System.Text.Json;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Responses;

/// <summary>What a request continues: nothing, an earlier response or a conversation.</summary>
/// <param name="Previous">The response.</param>
/// <param name="Conversation">The conversation.</param>
internal sealed record ResponseState(StoredResponse? Previous, StoredConversation? Conversation)
{
    public IReadOnlyList<JsonElement> History => Previous?.History() ?? Conversation?.Items ?? [];

    public static ResponseState Find(JsonElement body, string key, ResponseStore store)
    {
        var previousId = Json.Text(body, "previous_response_id");
        var hasConversation = Json.TryGet(body, "conversation", out var conversation);
        if (previousId is not null && hasConversation)
            throw OpenAIErrors.Invalid("Mutually exclusive parameters: 'previous_response_id' and 'conversation' cannot both be set.", "previous_response_id", "mutually_exclusive_parameters");
        if (previousId is not null)
            return new ResponseState(
                store.FindResponse(key, previousId)
                    ?? throw OpenAIErrors.Invalid($"Previous response with id '{previousId}' not found.", "previous_response_id", "previous_response_not_found"),
                null);
        if (!hasConversation)
            return new ResponseState(null, null);
        var id = conversation.ValueKind == JsonValueKind.String ? conversation.GetString() : Json.Text(conversation, "id");
        return new ResponseState(null, store.FindConversation(key, id ?? "") ?? throw OpenAIErrors.UnknownObject($"Conversation with id '{id}' not found."));
    }

    /// <summary>Reads the items that a request adds; references are replaced by what they name.</summary>
    public static List<JsonElement> ReadInput(JsonElement body, string key, ResponseStore store, string name = "input")
    {
        if (!Json.TryGet(body, name, out var input))
            return [];
        if (input.ValueKind == JsonValueKind.String)
            return [JsonSerializer.SerializeToElement(new { type = "message", role = "user", content = input.GetString() })];
        if (input.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType(name, "one of a string or array of input items", input);
        var items = new List<JsonElement>();
        foreach (var item in input.EnumerateArray())
        {
            if (ItemReader.TypeOf(item) != "item_reference")
            {
                items.Add(item.Clone());
                continue;
            }

            var id = Json.Text(item, "id");
            items.Add(store.FindItem(key, id ?? "") ?? throw new ProviderError(404, "invalid_request_error", $"Item with id '{id}' not found.", name));
        }

        return items;
    }

    /// <summary>Refuses calls without results and results without calls.</summary>
    public static void CheckPairs(IEnumerable<JsonElement> items)
    {
        var calls = new HashSet<string>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Json.Text(item, "call_id") is not { } id)
                continue;
            var type = ItemReader.TypeOf(item);
            if (type is "function_call" or "custom_tool_call")
            {
                calls.Add(id);
                open.Add(id);
            }
            else if (type is "function_call_output" or "custom_tool_call_output" && !calls.Contains(id))
                throw OpenAIErrors.Invalid($"No tool call found for function call output with call_id {id}.", "input");
            else
                open.Remove(id);
        }

        if (open.Count > 0)
            throw OpenAIErrors.Invalid($"No tool output found for function call {open.Order(StringComparer.Ordinal).First()}.", "input");
    }
}
