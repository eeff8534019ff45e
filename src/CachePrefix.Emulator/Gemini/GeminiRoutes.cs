using System.Text.Json.Nodes;
using CachePrefix.Emulator.Embeddings;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Where Gemini's API and its OpenAI-compatible endpoint are served, as AI Studio and Vertex AI do.</summary>
internal static class GeminiRoutes
{
    private const string Vertex = "projects/{project}/locations/{location}";

    public static void Map(WebApplication application, EmulatorServices services)
    {
        var catalog = services.Options.Catalog;
        var caches = new CachedContentStore(services.Options.TimeProvider, services.Ledger);
        services.OnReset(caches.Clear);
        var whole = new GeminiProtocol(catalog, caches, isStream: false);
        var stream = new GeminiProtocol(catalog, caches, isStream: true);
        foreach (var prefix in new[] { "/v1beta/models", "/v1/models", $"/v1/{Vertex}/publishers/google/models", $"/v1beta1/{Vertex}/publishers/google/models" })
        {
            application.MapPost($"{prefix}/{{model}}:generateContent", context => services.Pipeline.RunAsync(context, whole));
            application.MapPost($"{prefix}/{{model}}:streamGenerateContent", context => services.Pipeline.RunAsync(context, stream));
            application.MapPost($"{prefix}/{{model}}:countTokens", context => services.Resources.RunAsync(context, GeminiErrors.Form, request => CountTokens(request, whole)));
        }

        var routes = new CachedContentRoutes(services, caches);
        foreach (var prefix in new[] { "/v1beta", $"/v1/{Vertex}", $"/v1beta1/{Vertex}" })
            routes.Map(application, prefix);
        MapModels(application, services, catalog);
        var chat = new ChatProtocol(catalog, new GeminiDialect(caches));
        var embeddings = new EmbeddingsProtocol(new EmbeddingCatalog(), GeminiProtocol.ProviderId, GeminiErrors.CompatibleForm);
        application.MapPost("/v1beta/openai/chat/completions", context => services.Pipeline.RunAsync(context, chat));
        application.MapPost("/v1beta/openai/embeddings", context => services.Pipeline.RunAsync(context, embeddings));
    }

    private static void MapModels(WebApplication application, EmulatorServices services, ModelCatalog catalog)
    {
        var models = catalog.Models.Where(model => model.Provider.Id == GeminiProtocol.ProviderId).ToList();
        application.MapGet("/v1beta/models", context => services.Resources.RunAsync(context, GeminiErrors.Form, _ => ProviderResponse.Json(JsonBytes.Of(
            new JsonObject { ["models"] = new JsonArray([.. models.Select(model => (JsonNode)Row(model))]) }))));
        application.MapGet("/v1beta/models/{model}", context => services.Resources.RunAsync(context, GeminiErrors.Form, request =>
            ProviderResponse.Json(JsonBytes.Of(Row(models.Find(model => model.Id == request.Route("model")) ?? throw GeminiErrors.UnknownModel(request.Route("model")))))));
        application.MapGet("/v1beta/openai/models", context => services.Resources.RunAsync(context, GeminiErrors.CompatibleForm, _ => ProviderResponse.Json(JsonBytes.Of(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. models.Select(model => (JsonNode)new JsonObject { ["id"] = $"models/{model.Id}", ["object"] = "model", ["owned_by"] = "google" })]),
        }))));
    }

    private static JsonObject Row(ModelInfo model)
    {
        var methods = new JsonArray("generateContent", "countTokens");
        if (model.ExplicitCaches)
            methods.Add("createCachedContent");
        return new JsonObject { ["name"] = $"models/{model.Id}", ["version"] = "001", ["displayName"] = model.Id, ["supportedGenerationMethods"] = methods };
    }

    private static ProviderResponse CountTokens(ResourceRequest request, GeminiProtocol protocol)
    {
        var tokens = request.ReadCall(call =>
        {
            if (Proto.TryGet(call.Body, "generateContentRequest", out var inner))
                call = call with { Body = inner };
            protocol.ReadCall(call, out var count);
            return count;
        });
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["totalTokens"] = tokens }));
    }
}
