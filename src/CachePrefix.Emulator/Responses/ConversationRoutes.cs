using System.Text.Json;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Responses;

/// <summary>What can be done with conversations.</summary>
internal sealed class ConversationRoutes(EmulatorServices services, ResponseStore store)
{
    /// <summary>A model that takes every kind of item.</summary>
    private readonly ModelInfo? _anyModel = services.Options.Catalog.Models.FirstOrDefault(model => model.Caching == CachingMode.Breakpoints);

    public void Map(WebApplication application, string prefix)
    {
        Task Run(HttpContext context, Func<ResourceRequest, ProviderResponse> answer) => services.Resources.RunAsync(context, OpenAIErrors.Form, answer);
        var path = $"{prefix}/conversations";
        application.MapPost(path, context => Run(context, request => Create(request)));
        application.MapGet($"{path}/{{id}}", context => Run(context, request => Show(Find(request))));
        application.MapPost($"{path}/{{id}}", context => Run(context, request => Update(request)));
        application.MapDelete($"{path}/{{id}}", context => Run(context, request => Delete(request)));
        application.MapGet($"{path}/{{id}}/items", context => Run(context, request => OpenAIList.Page(request, ResponseRoutes.Items(Find(request).Items, request.Route("id")))));
        application.MapPost($"{path}/{{id}}/items", context => Run(context, request => AddItems(request)));
        application.MapGet($"{path}/{{id}}/items/{{item}}", context => Run(context, request => ProviderResponse.Json(JsonBytes.Of(FindItem(request)))));
        application.MapDelete($"{path}/{{id}}/items/{{item}}", context => Run(context, request =>
        {
            var conversation = Find(request);
            return conversation.Remove(request.Route("item")) ? Show(conversation) : throw ItemNotFound(request);
        }));
    }

    private ProviderResponse Create(ResourceRequest request)
    {
        var key = OpenAIKey.Read(request.Headers);
        return Show(request.Read(body => store.CreateConversation(key, request.Now, Metadata(body), WithIds(ResponseState.ReadInput(body, key, store, "items")))));
    }

    private ProviderResponse Update(ResourceRequest request)
    {
        var changed = request.Read(body => Find(request).With(Metadata(body)));
        store.Replace(OpenAIKey.Read(request.Headers), changed);
        return Show(changed);
    }

    private ProviderResponse Delete(ResourceRequest request)
    {
        var conversation = Find(request);
        store.RemoveConversation(OpenAIKey.Read(request.Headers), conversation.Id);
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["id"] = conversation.Id, ["object"] = "conversation.deleted", ["deleted"] = true }));
    }

    private ProviderResponse AddItems(ResourceRequest request)
    {
        var conversation = Find(request);
        var items = request.Read(body => WithIds(ResponseState.ReadInput(body, OpenAIKey.Read(request.Headers), store, "items")));
        conversation.Add(items);
        return OpenAIList.Page(request, ResponseRoutes.Items(items, conversation.Id));
    }

    private List<JsonElement> WithIds(List<JsonElement> items) => items.ConvertAll(item =>
    {
        if (_anyModel is not null)
            ItemReader.Read(item, 0, "items", _anyModel, []);
        if (Json.Text(item, "id") is not null)
            return item;
        var node = JsonNode.Parse(item.GetRawText())!.AsObject();
        node["id"] = store.NewItemId();
        return JsonSerializer.SerializeToElement(node);
    });

    private JsonObject FindItem(ResourceRequest request) =>
        ResponseRoutes.Items(Find(request).Items, request.Route("id")).FirstOrDefault(item => (string?)item["id"] == request.Route("item")) ?? throw ItemNotFound(request);

    private StoredConversation Find(ResourceRequest request) =>
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
