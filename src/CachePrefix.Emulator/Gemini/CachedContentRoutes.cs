using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Makes, lists, renews and deletes explicit caches. Making one costs its tokens at the price of input.</summary>
internal sealed class CachedContentRoutes(EmulatorServices services, CachedContentStore store)
{
    private const int DefaultPage = 50;

    private static readonly FrozenSet<string> Members = FrozenSet.Create(
        StringComparer.Ordinal, "model", "contents", "systemInstruction", "tools", "toolConfig", "ttl", "expireTime", "displayName", "name", "kmsKeyName");

    private readonly ModelCatalog _catalog = services.Options.Catalog;

    public void Map(WebApplication application, string prefix)
    {
        var path = $"{prefix}/cachedContents";
        application.MapPost(path, context => RunAsync(context, Create));
        application.MapGet(path, context => RunAsync(context, List));
        application.MapGet($"{path}/{{id}}", context => RunAsync(context, request => Show(store.Get(Key(request), request.Route("id")))));
        application.MapPatch($"{path}/{{id}}", context => RunAsync(context, Renew));
        application.MapDelete($"{path}/{{id}}", context => RunAsync(context, request =>
        {
            store.Remove(Key(request), request.Route("id"));
            return ProviderResponse.Json("{}"u8.ToArray());
        }));
    }

    private Task RunAsync(HttpContext context, Func<ResourceRequest, ProviderResponse> answer) => services.Resources.RunAsync(context, GeminiErrors.Form, answer);

    private static string Key(ResourceRequest request) => GeminiKey.Read(request.Headers, request.Context.Request.Query);

    private static ProviderResponse Show(CachedContent cache) => ProviderResponse.Json(JsonBytes.Of(cache.ToJson()));

    private ProviderResponse Create(ResourceRequest request)
    {
        var key = Key(request);
        return Show(request.Read(body => Create(body, key, request.Now)));
    }

    private CachedContent Create(JsonElement body, string key, DateTimeOffset now)
    {
        Proto.CheckMembers(body, Members, "cached_content");
        var name = (Json.Text(body, "model") ?? throw GeminiErrors.Invalid("* CreateCachedContentRequest.model: model is required.")).Split('/')[^1];
        if (!_catalog.TryFind(name, out var model) || model.Provider.Id != GeminiProtocol.ProviderId || !model.ExplicitCaches)
            throw GeminiErrors.UnknownModel(name, "createCachedContent");
        var parts = ContentReader.Read(body);
        var tokens = parts.Sum(part => part.CountTokens());
        if (tokens < (model.MinimumPrefixTokens ?? 0))
            throw GeminiErrors.Invalid($"Cached content is too small. total_token_count={tokens}, min_total_token_count={model.MinimumPrefixTokens}");
        var conversation = ConversationReader.Of(parts, model, null) with { Tools = GeminiTools.Read(body) };
        var end = CachedContentStore.EndOf(body, now) ?? CachedContentStore.DefaultEnd(now);
        services.Ledger.Answered(model, new TokenUsage(UncachedInput: tokens), now, Tariff.Direct);
        return store.Add(key, id => new CachedContent
        {
            Id = id,
            Model = model,
            ModelName = name,
            DisplayName = Proto.Text(body, "displayName"),
            Tokens = tokens,
            Conversation = conversation,
            Created = now,
            Updated = now,
            Lease = new StorageLease(model, tokens, now, end),
        });
    }

    private ProviderResponse List(ResourceRequest request)
    {
        var rest = store.List(Key(request)).SkipWhile(cache => request.Query("pageToken") is { Length: > 0 } token && cache.Id != token).ToList();
        var size = request.Query("pageSize", DefaultPage, 1_000);
        var page = new JsonObject { ["cachedContents"] = new JsonArray([.. rest.Take(size).Select(cache => cache.ToJson())]) };
        if (rest.Count > size)
            page["nextPageToken"] = rest[size].Id;
        return ProviderResponse.Json(JsonBytes.Of(page));
    }

    private ProviderResponse Renew(ResourceRequest request)
    {
        var end = request.Read(body =>
        {
            foreach (var member in body.EnumerateObject())
                if (member.Name is not ("ttl" or "expireTime" or "expire_time" or "name"))
                    throw GeminiErrors.Invalid($"Only expiration can be updated; '{member.Name}' cannot.");
            return CachedContentStore.EndOf(body, request.Now) ?? throw GeminiErrors.Invalid("Give ttl or expire_time.");
        });
        return Show(store.Renew(Key(request), request.Route("id"), end));
    }
}
