using CachePrefix.Emulator.Embeddings;
using CachePrefix.Emulator.Responses;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Where OpenAI's API is served, as OpenAI and Azure do.</summary>
internal static class OpenAIRoutes
{
    private static readonly string[] Prefixes = ["/v1", "/openai/v1", "/openai", "/openai/deployments/{deployment}"];

    public static void Map(WebApplication application, EmulatorServices services)
    {
        var catalog = services.Options.Catalog;
        var chat = new ChatProtocol(catalog, new ChatDialect());
        var store = new ResponseStore();
        services.OnReset(store.Clear);
        var responses = new ResponsesProtocol(catalog, store);
        var embeddings = new EmbeddingsProtocol(new EmbeddingCatalog(), "openai", OpenAIErrors.Form);
        foreach (var prefix in Prefixes)
        {
            application.MapPost($"{prefix}/chat/completions", context => services.Pipeline.RunAsync(context, chat));
            application.MapPost($"{prefix}/responses", context => services.Pipeline.RunAsync(context, responses));
            application.MapPost($"{prefix}/embeddings", context => services.Pipeline.RunAsync(context, embeddings));
            ModelRoutes.Map(application, services, prefix);
            ResponseRoutes.Map(application, services, prefix, responses, store);
            ConversationRoutes.Map(application, services, prefix, store);
        }
    }
}
