using System.Text.Json.Nodes;
using CachePrefix.Emulator.Anthropic;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Lists models. OpenAI and Anthropic share the path: what the header says decides who answers.</summary>
internal static class ModelRoutes
{
    private const string ProviderId = "openai";

    public static void Map(WebApplication application, EmulatorServices services, string prefix)
    {
        var catalog = services.Options.Catalog;
        application.MapGet($"{prefix}/models", context => IsAnthropic(context)
            ? services.Resources.RunAsync(context, AnthropicErrors.Form, request => AnthropicModels.List(request, catalog))
            : services.Resources.RunAsync(context, OpenAIErrors.Form, _ => ProviderResponse.Json(JsonBytes.Of(new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray([.. catalog.Models.Where(model => model.Provider.Id == ProviderId).Select(model => (JsonNode)Row(model))]),
            }))));
        application.MapGet($"{prefix}/models/{{model}}", context => IsAnthropic(context)
            ? services.Resources.RunAsync(context, AnthropicErrors.Form, request => AnthropicModels.Get(request, catalog))
            : services.Resources.RunAsync(context, OpenAIErrors.Form, request => catalog.TryFind(request.Route("model"), out var model) && model.Provider.Id == ProviderId
                ? ProviderResponse.Json(JsonBytes.Of(Row(model)))
                : throw OpenAIErrors.UnknownModel(request.Route("model"))));
    }

    private static bool IsAnthropic(HttpContext context) =>
        context.Request.Headers.ContainsKey("anthropic-version") || context.Request.Headers.ContainsKey("x-api-key");

    private static JsonObject Row(ModelInfo model) => new()
    {
        ["id"] = model.Id,
        ["object"] = "model",
        ["created"] = new DateTimeOffset(model.Checked, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds(),
        ["owned_by"] = "openai",
    };
}
