using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Anthropic;

internal sealed class AnthropicCall(AnthropicPrompt prompt, string modelName, bool stream) : ProviderCall
{
    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead) => cache.PlanBreakpoints(
        prompt.Blocks,
        prompt.Breakpoints,
        LookBack.Candidates(prompt.Blocks, prompt.Breakpoints, Model.Provider.LookBackPositions ?? int.MaxValue),
        BreakpointLimits.Of(Model),
        start,
        mayRead);

    public override ProviderResponse Respond(ResponseFacts facts) =>
        stream ? AnthropicStream.Write(facts, modelName) : ProviderResponse.Json(AnthropicMessage.Write(facts, modelName));
}
