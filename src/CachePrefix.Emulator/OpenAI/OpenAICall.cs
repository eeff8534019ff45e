using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Hosting;

namespace CachePrefix.Emulator.OpenAI;

internal sealed class OpenAICall(IChatPrompt prompt, ChatResponseShape shape) : ProviderCall
{
    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start) => prompt.Plan(cache, start);

    public override ProviderResponse Respond(ResponseFacts facts) =>
        shape.IsStream ? ChatStream.Write(facts, shape) : ProviderResponse.Json(ChatCompletion.Write(facts, shape));
}
