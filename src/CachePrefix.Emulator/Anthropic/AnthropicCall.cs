using CachePrefix.Emulator.Bedrock;
using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Anthropic;

internal sealed class AnthropicCall(AnthropicRequest request, AnthropicShape shape, PromptMemory memory) : ProviderCall
{
    private AnthropicPrompt Prompt => request.Prompt;

    public override TimeSpan? LongestLifetime => Prompt.Breakpoints.Count == 0 ? null : Prompt.Breakpoints.Max(breakpoint => breakpoint.Lifetime.Duration);

    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead) => cache.PlanBreakpoints(
        Prompt.Blocks,
        Prompt.Breakpoints,
        LookBack.Candidates(Prompt.Blocks, Prompt.Breakpoints, Model.LookBackPositions ?? int.MaxValue),
        BreakpointLimits.Of(Model),
        start,
        mayRead);

    public override ProviderResponse Respond(ResponseFacts facts)
    {
        var miss = shape.Diagnostics?.PreviousMessageId is { } previous ? memory.Compare(request.Key, previous, Model.Id, Prompt) : null;
        memory.Keep(request.Key, facts.Id("msg_"), Model.Id, Prompt);
        if (!shape.IsStream)
            return ProviderResponse.Json(AnthropicMessage.Write(facts, shape, miss));
        var events = AnthropicStream.Write(facts, shape, miss);
        return shape.Frames ? EventFrames.Of(events) : new ProviderResponse(IsStream: true, [.. events.Select(item => item.ToServerSent())]);
    }
}
