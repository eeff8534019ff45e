using System.Text.Json;
using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Prompts;

namespace CachePrefix.Emulator.Responses;

internal sealed class ResponsesCall(ICachedPrompt prompt, ResponseShape shape, ResponseMemory memory) : ProviderCall
{
    public override TimeSpan? LongestLifetime => prompt.Lifetime;

    public override CacheOutcome PlanCache(PromptCache cache, DateTimeOffset start, bool mayRead) => prompt.Plan(cache, start, mayRead);

    public override ProviderResponse Respond(ResponseFacts facts)
    {
        var output = ResponseWriter.Output(facts, shape);
        var response = JsonBytes.Of(ResponseWriter.Write(facts, shape, memory, output, ResponseWriter.FinalStatus(facts, shape)));
        if (shape.IsStored)
            memory.Keep(facts.Id("resp_"), response, [.. output.Select(item => JsonSerializer.SerializeToElement(item))]);
        if (shape.IsStream)
            return ResponseStream.Write(facts, shape, memory, output);
        return ProviderResponse.Json(shape.IsBackground ? JsonBytes.Of(ResponseWriter.Write(facts, shape, memory, [], "queued")) : response);
    }
}
