using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Prompts;

namespace CachePrefix.Emulator.Gemini;

internal sealed class GeminiCall(ICachedPrompt prompt, GeminiShape shape) : ProviderCall
{
    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead) => prompt.Plan(cache, start, mayRead);

    public override ProviderResponse Respond(ResponseFacts facts) => shape.IsStream ? GeminiResponse.WriteStream(facts, shape) : ProviderResponse.Json(JsonBytes.Of(GeminiResponse.Write(facts, shape)));
}
