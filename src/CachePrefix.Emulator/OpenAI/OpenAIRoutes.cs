using CachePrefix.Emulator.Batches;
using CachePrefix.Emulator.Decisions;
using CachePrefix.Emulator.Embeddings;
using CachePrefix.Emulator.Files;
using CachePrefix.Emulator.Responses;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Where OpenAI's API is served, as OpenAI and Azure do.</summary>
internal static class OpenAIRoutes
{
    private static readonly string[] Prefixes = ["/v1", "/openai/v1", "/openai", "/openai/deployments/{deployment}"];

    public static void Map(WebApplication application, EmulatorServices services, BatchRunner runner)
    {
        var catalog = services.Options.Catalog;
        var chat = new ChatProtocol(catalog, new ChatDialect());
        var store = new ResponseStore();
        services.OnReset(store.Clear);
        var responses = new ResponsesProtocol(catalog, store);
        var embeddings = new EmbeddingsProtocol(new EmbeddingCatalog(), "openai", OpenAIErrors.Form);
        var decisions = new DecisionsProtocol(catalog);
        var files = new FileStore(services.Options.TimeProvider);
        services.OnReset(files.Clear);
        var batches = new OpenAIBatches(services, runner, files, new Dictionary<string, IProviderProtocol>
        {
            ["/v1/chat/completions"] = chat,
            ["/v1/responses"] = responses,
            ["/v1/embeddings"] = embeddings,
        });
        services.OnReset(batches.Clear);
        var conversations = new ConversationRoutes(services, store);
        foreach (var prefix in Prefixes)
        {
            application.MapPost($"{prefix}/chat/completions", context => services.Pipeline.RunAsync(context, chat));
            application.MapPost($"{prefix}/responses", context => services.Pipeline.RunAsync(context, responses));
            application.MapPost($"{prefix}/embeddings", context => services.Pipeline.RunAsync(context, embeddings));
            application.MapPost($"{prefix}/decisions", context => services.Pipeline.RunAsync(context, decisions));
            FileRoutes.Map(application, services, prefix, files);
            batches.Map(application, prefix);
            ModelRoutes.Map(application, services, prefix);
            ResponseRoutes.Map(application, services, prefix, responses, store);
            conversations.Map(application, prefix);
        }
    }
}
