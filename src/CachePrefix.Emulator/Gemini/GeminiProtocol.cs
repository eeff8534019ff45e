using System.Collections.Frozen;
using System.Text.Json;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Gemini's <c>generateContent</c> and <c>streamGenerateContent</c>.</summary>
internal sealed class GeminiProtocol(ModelCatalog catalog, CachedContentStore caches, bool isStream) : IProviderProtocol
{
    public const string ProviderId = "gemini";

    private const int MostCandidates = 8;

    /// <summary>How long the provider keeps what it caches by itself; it does not say.</summary>
    public static readonly CacheLifetime ImplicitLifetime = new("implicit", TimeSpan.FromMinutes(5));

    private static readonly FrozenSet<string> Members = FrozenSet.Create(
        StringComparer.Ordinal, "model", "contents", "systemInstruction", "tools", "toolConfig", "safetySettings", "generationConfig", "cachedContent", "labels", "serviceTier", "store");

    public ProviderErrors Errors => GeminiErrors.Form;

    public ProviderCall Read(ProviderRequest request) => ReadCall(request, out _);

    /// <summary>Reads a request and counts its tokens.</summary>
    public ProviderCall ReadCall(ProviderRequest request, out int tokens)
    {
        var body = request.Body;
        var key = GeminiKey.Read(request.Headers, request.Query);
        var (name, model) = FindModel(catalog, request);
        Proto.CheckMembers(body, Members, null);
        if (!Proto.Items(body, "contents").Any())
            throw GeminiErrors.Invalid("* GenerateContentRequest.contents: contents is not specified");
        var cache = Proto.Text(body, "cachedContent") is { } cacheName ? FindCache(key, cacheName, name, body) : null;
        var parts = ContentReader.Read(body);
        Proto.TryGet(body, "generationConfig", out var config);
        var schema = Proto.TryGet(config, "responseSchema", out var element) || Proto.TryGet(config, "responseJsonSchema", out element) ? element.GetRawText() : null;
        ICachedPrompt prompt = cache is null
            ? new AutomaticPrompt(parts, model, "", ImplicitLifetime, "gemini " + key)
            : new ExplicitPrompt(cache.Tokens, parts.Sum(part => part.CountTokens()));
        tokens = parts.Sum(part => part.CountTokens()) + (cache?.Tokens ?? 0);
        var choices = Proto.Number(config, "candidateCount") ?? 1;
        if (choices is < 1 or > MostCandidates)
            throw GeminiErrors.Invalid($"The specified candidateCount {choices} is not supported; give one from 1 to {MostCandidates}.");
        var conversation = GeminiTools.AddTo(ConversationReader.Of(parts, model, schema), body, cache?.Conversation.Tools ?? GeminiTools.Read(body));
        if (cache is not null)
            conversation = conversation with { SystemText = cache.Conversation.SystemText };
        return new GeminiCall(prompt, new GeminiShape(name, isStream, request.Query["alt"] == "sse", cache is not null) { Choices = choices })
        {
            Model = model,
            Conversation = conversation with { IsJsonObject = schema is null && Proto.Text(config, "responseMimeType") == "application/json" },
            MaxOutputTokens = Proto.Number(config, "maxOutputTokens"),
            StopSequences = [.. Proto.Items(config, "stopSequences").Select(stop => stop.GetString() ?? throw GeminiErrors.Invalid("Invalid value at 'generation_config.stop_sequences' (TYPE_STRING), null"))],
            Choices = choices,
        };
    }

    public static (string Name, ModelInfo Model) FindModel(ModelCatalog catalog, ProviderRequest request)
    {
        var name = request.RouteValue("model") ?? "";
        return catalog.TryFind(name, out var model) && model.Provider.Id == ProviderId ? (name, model) : throw GeminiErrors.UnknownModel(name);
    }

    private CachedContent FindCache(string key, string cacheName, string model, JsonElement body)
    {
        if (Proto.TryGet(body, "systemInstruction", out _) || Proto.TryGet(body, "tools", out _) || Proto.TryGet(body, "toolConfig", out _))
            throw GeminiErrors.SettingsBesideCache();
        var cache = caches.Get(key, cacheName);
        return cache.ModelName == model
            ? cache
            : throw GeminiErrors.Invalid($"Model used by GenerateContent request (models/{model}) and CachedContent (models/{cache.ModelName}) has to be the same.");
    }
}
