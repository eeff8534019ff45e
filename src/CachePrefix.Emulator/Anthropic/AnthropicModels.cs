using System.Globalization;
using System.Text.Json.Nodes;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Lists the models of the catalogue as Anthropic does.</summary>
internal static class AnthropicModels
{
    private const string ProviderId = "anthropic";

    public static ProviderResponse List(ResourceRequest request, ModelCatalog catalog)
    {
        var all = catalog.Models.Where(model => model.Provider.Id == ProviderId).SkipWhile(model => request.Query("after_id") is { } after && model.Id != after).ToList();
        if (request.Query("after_id") is not null)
            all = [.. all.Skip(1)];
        var page = all.Take(request.Query("limit", 20, 1_000)).ToList();
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Select(model => (JsonNode)Row(model))]),
            ["first_id"] = page.Count > 0 ? page[0].Id : null,
            ["last_id"] = page.Count > 0 ? page[^1].Id : null,
            ["has_more"] = all.Count > page.Count,
        }));
    }

    public static ProviderResponse Get(ResourceRequest request, ModelCatalog catalog) =>
        catalog.TryFind(request.Route("model"), out var model) && model.Provider.Id == ProviderId
            ? ProviderResponse.Json(JsonBytes.Of(Row(model)))
            : throw AnthropicErrors.UnknownModel(request.Route("model"));

    private static JsonObject Row(ModelInfo model) => new()
    {
        ["id"] = model.Id,
        ["type"] = "model",
        ["display_name"] = model.Id,
        ["created_at"] = model.Checked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z",
    };
}
