using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Prompts;

namespace CachePrefix.Emulator.OpenAI;

internal sealed class ChatCall(ICachedPrompt prompt, ChatResponseShape shape) : ProviderCall
{
    public override TimeSpan? LongestLifetime => prompt.Lifetime;

    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead) => prompt.Plan(cache, start, mayRead);

    public override ProviderResponse Respond(ResponseFacts facts) =>
        shape.IsStream ? ChatStream.Write(facts, shape) : ProviderResponse.Json(ChatCompletion.Write(facts, shape));
}
