using System.Text.Json;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Emulator.Refusals;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Chat Completions as Gemini's compatible endpoint speaks them: implicit hits are cached tokens, explicit caches are named in <c>extra_body</c>.</summary>
internal sealed class GeminiDialect(CachedContentStore caches) : ChatDialect
{
    public override ProviderErrors Errors => GeminiErrors.CompatibleForm;

    public override string ProviderId => GeminiProtocol.ProviderId;

    public override string ReadKey(ProviderRequest request) => GeminiKey.Read(request.Headers, request.Query);

    public override void Check(JsonElement body, ModelInfo model)
    {
        foreach (var member in body.EnumerateObject())
            if (member.Name is not ("extra_body" or "google") && !MemberSets.Chat.Contains(member.Name))
                throw GeminiErrors.UnknownMember(member.Name, null);
        ChatRules.CheckMessages(body);
    }

    public override ICachedPrompt Prompt(ProviderRequest request, string name, IReadOnlyList<PromptPart> parts, ModelInfo model, CacheSettings settings, string key)
    {
        if (CacheName(request.Body) is not { } cacheName)
            return new AutomaticPrompt(parts, model, settings.Prefix, GeminiProtocol.ImplicitLifetime, "gemini compatible " + key);
        if (Json.TryGet(request.Body, "tools", out _) || Json.TryGet(request.Body, "tool_choice", out _) || parts.Any(part => part.Role == "system"))
            throw GeminiErrors.SettingsBesideCache();
        var cache = caches.Get(key, cacheName);
        return cache.ModelName == name
            ? new ExplicitPrompt(cache.Tokens, parts.Sum(part => part.CountTokens()))
            : throw GeminiErrors.Invalid($"Model used by GenerateContent request (models/{name}) and CachedContent (models/{cache.ModelName}) has to be the same.");
    }

    /// <summary>Clients put the settings of Google beside the others or into <c>extra_body</c>.</summary>
    private static string? CacheName(JsonElement body)
    {
        if (Json.TryGet(body, "extra_body", out var extra))
            body = Json.TryGet(extra, "extra_body", out var inner) ? inner : extra;
        return Json.TryGet(body, "google", out var google) ? Proto.Text(google, "cachedContent") : null;
    }
}
