using System.Text.Json;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Responses;

/// <summary>What can be done with responses that are kept.</summary>
internal static class ResponseRoutes
{
    public static void Map(WebApplication application, EmulatorServices services, string prefix, ResponsesProtocol protocol, ResponseStore store)
    {
        Task Run(HttpContext context, Func<ResourceRequest, ProviderResponse> answer) => services.Resources.RunAsync(context, OpenAIErrors.Form, answer);
        application.MapPost($"{prefix}/responses/input_tokens", context => Run(context, request => CountTokens(request, protocol)));
        application.MapGet($"{prefix}/responses/{{id}}", context => Run(context, request => ProviderResponse.Json(Find(request, store).Json)));
        application.MapPost($"{prefix}/responses/{{id}}/cancel", context => Run(context, request => Cancel(request, store)));
        application.MapGet($"{prefix}/responses/{{id}}/input_items", context => Run(context, request => OpenAIList.Page(request, Items(Find(request, store).Input, request.Route("id")))));
        application.MapDelete($"{prefix}/responses/{{id}}", context => Run(context, request => Delete(request, store)));
    }

    /// <summary>Items as a list shows them, the newest first, each with an id.</summary>
    public static IEnumerable<JsonObject> Items(IEnumerable<JsonElement> items, string owner) => items.Select((item, index) => Item(item, owner, index)).Reverse();

    private static JsonObject Item(JsonElement item, string owner, int index)
    {
        var node = JsonNode.Parse(item.GetRawText())!.AsObject();
        node["type"] ??= "message";
        if (node["type"]!.GetValue<string>() == "message" && node["content"] is JsonValue text)
            node["content"] = new JsonArray(new JsonObject
            {
                ["type"] = (string?)node["role"] == "assistant" ? "output_text" : "input_text",
                ["text"] = text.DeepClone(),
            });
        node["id"] ??= FormattableString.Invariant($"item_{owner}_{index}");
        node["status"] ??= "completed";
        return node;
    }

    private static ProviderResponse CountTokens(ResourceRequest request, ResponsesProtocol protocol)
    {
        var tokens = request.ReadCall(call =>
        {
            var read = protocol.ReadCall(call, out var parts);
            return parts.Sum(part => (int)(part.CountTokens() * read.Model.TokenScale));
        });
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["object"] = "response.input_tokens", ["input_tokens"] = tokens }));
    }

    private static StoredResponse Find(ResourceRequest request, ResponseStore store) =>
        store.FindResponse(OpenAIKey.Read(request.Headers), request.Route("id")) ?? throw NotFound(request);

    private static ProviderResponse Cancel(ResourceRequest request, ResponseStore store)
    {
        var response = Find(request, store).Json;
        return request.Read(_ => CallReader.Parse(request.Errors, response, root => Json.IsTrue(root, "background")))
            ? ProviderResponse.Json(response)
            : throw OpenAIErrors.Invalid("Cannot cancel a synchronous response.");
    }

    private static ProviderResponse Delete(ResourceRequest request, ResponseStore store) =>
        store.RemoveResponse(OpenAIKey.Read(request.Headers), request.Route("id"))
            ? ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["id"] = request.Route("id"), ["object"] = "response", ["deleted"] = true }))
            : throw NotFound(request);

    private static ProviderError NotFound(ResourceRequest request) => OpenAIErrors.UnknownObject($"Response with id '{request.Route("id")}' not found.");
}
