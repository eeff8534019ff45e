using System.Text.Json;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>What differs between the services that speak Chat Completions; this is OpenAI's own.</summary>
internal class ChatDialect
{
    public virtual ProviderErrors Errors => OpenAIErrors.Form;

    /// <summary>The provider whose models are served.</summary>
    public virtual string ProviderId => "openai";

    public virtual string ReadKey(ProviderRequest request) => OpenAIKey.Read(request.Headers);

    public virtual void Check(JsonElement body, ModelInfo model) => ChatRules.Check(body, model);

    /// <summary>The prompt as the cache of its model sees it.</summary>
    public virtual ICachedPrompt Prompt(ProviderRequest request, string name, IReadOnlyList<PromptPart> parts, ModelInfo model, CacheSettings settings, string key) =>
        model.Caching == CachingMode.Breakpoints
            ? new BreakpointPrompt(parts, model, settings, key)
            : new AutomaticPrompt(parts, model, settings.Prefix, settings.Lifetime, key);
}
