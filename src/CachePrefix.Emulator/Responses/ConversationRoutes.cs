using System.Text.Json;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Responses;

/// <summary>What can be done with conversations.</summary>
internal static class ConversationRoutes
{
    public static void Map(WebApplication application, EmulatorServices services, string prefix, ResponseStore store)
    {
        Task Run(HttpContext context, Func<ResourceRequest, ProviderResponse> answer) => services.Resources.RunAsync(context, OpenAIErrors.Form, answer);
        var path = $"{prefix}/conversations";
        application.MapPost(path, context => Run(context, request => Create(request, store)));
        application.MapGet($"{path}/{{id}}", context => Run(context, request => Show(Find(request, store))));
        application.MapPost($"{path}/{{id}}", context => Run(context, request => Update(request, store)));
        application.MapDelete($"{path}/{{id}}", context => Run(context, request => Delete(request, store)));
        application.MapGet($"{path}/{{id}}/items", context => Run(context, request => OpenAIList.Page(request, ResponseRoutes.Items(Find(request, store).Items, request.Route("id")))));
        application.MapPost($"{path}/{{id}}/items", context => Run(context, request => AddItems(request, store)));
        application.MapGet($"{path}/{{id}}/items/{{item}}", context => Run(context, request => ProviderResponse.Json(JsonBytes.Of(FindItem(request, store)))));
        application.MapDelete($"{path}/{{id}}/items/{{item}}", context => Run(context, request =>
        {
            var conversation = Find(request, store);
            return conversation.Remove(request.Route("item")) ? Show(conversation) : throw ItemNotFound(request);
        }));
    }

    private static ProviderResponse Create(ResourceRequest request, ResponseStore store)
    {
        var key = OpenAIKey.Read(request.Headers);
        return Show(request.Read(body => store.CreateConversation(key, request.Now, Metadata(body), WithIds(ResponseState.ReadInput(body, key, store, "items"), store))));
    }

    private static ProviderResponse Update(ResourceRequest request, ResponseStore store)
    {
        var changed = request.Read(body => Find(request, store).With(Metadata(body)));
        store.Replace(OpenAIKey.Read(request.Headers), changed);
        return Show(changed);
    }

    private static ProviderResponse Delete(ResourceRequest request, ResponseStore store)
    {
        var conversation = Find(request, store);
        store.RemoveConversation(OpenAIKey.Read(request.Headers), conversation.Id);
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["id"] = conversation.Id, ["object"] = "conversation.deleted", ["deleted"] = true }));
    }

    private static ProviderResponse AddItems(ResourceRequest request, ResponseStore store)
    {
        var conversation = Find(request, store);
        var items = request.Read(body => WithIds(ResponseState.ReadInput(body, OpenAIKey.Read(request.Headers), store, "items"), store));
        conversation.Add(items);
        return OpenAIList.Page(request, ResponseRoutes.Items(items, conversation.Id));
    }

    private static List<JsonElement> WithIds(List<JsonElement> items, ResponseStore store) => items.ConvertAll(item =>
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType("items", "an array of objects", item);
        if (Json.Text(item, "id") is not null)
            return item;
        var node = JsonNode.Parse(item.GetRawText())!.AsObject();
        node["id"] = store.NewItemId();
        return JsonSerializer.SerializeToElement(node);
    });

    private static JsonObject FindItem(ResourceRequest request, ResponseStore store) =>
        ResponseRoutes.Items(Find(request, store).Items, request.Route("id")).FirstOrDefault(item => (string?)item["id"] == request.Route("item")) ?? throw ItemNotFound(request);

    private static StoredConversation Find(ResourceRequest request, ResponseStore store) =>
        store.FindConversation(OpenAIKey.Read(request.Headers), request.Route("id"))
            ?? throw OpenAIErrors.UnknownObject($"Conversation with id '{request.Route("id")}' not found.");

    private static ProviderError ItemNotFound(ResourceRequest request) => OpenAIErrors.UnknownObject($"Item with id '{request.Route("item")}' not found.");

    private static string Metadata(JsonElement body)
    {
        if (!Json.TryGet(body, "metadata", out var metadata))
            return "{}";
        return metadata.ValueKind == JsonValueKind.Object ? metadata.GetRawText() : throw OpenAIErrors.WrongType("metadata", "an object", metadata);
    }

    private static ProviderResponse Show(StoredConversation conversation) => ProviderResponse.Json(JsonBytes.Of(new JsonObject
    {
        ["id"] = conversation.Id,
        ["object"] = "conversation",
        ["created_at"] = conversation.CreatedAt,
        ["metadata"] = JsonNode.Parse(conversation.Metadata),
    }));
}
