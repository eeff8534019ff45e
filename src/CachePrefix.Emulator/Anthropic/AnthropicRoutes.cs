using CachePrefix.Emulator.Batches;
using CachePrefix.Emulator.Bedrock;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Where Anthropic's API is served, as Anthropic, Microsoft Foundry, Google Cloud and Amazon Bedrock do.</summary>
internal static class AnthropicRoutes
{
    private const string Vertex = "projects/{project}/locations/{location}/publishers/anthropic/models";

    public static void Map(WebApplication application, EmulatorServices services, BatchRunner runner)
    {
        var memory = new PromptMemory();
        services.OnReset(memory.Clear);
        AnthropicProtocol Protocol(AnthropicPlatform platform) => new(services.Options.Catalog, memory, platform);
        void MapCall(string path, AnthropicProtocol protocol) => application.MapPost(path, context => services.Pipeline.RunAsync(context, protocol));
        void MapCount(string path, AnthropicProtocol protocol) =>
            application.MapPost(path, context => services.Resources.RunAsync(context, protocol.Errors, request => CountTokens.Answer(request, protocol)));

        foreach (var (prefix, platform) in new[] { ("/v1", AnthropicPlatform.Direct), ("/anthropic/v1", AnthropicPlatform.Foundry) })
        {
            MapCall($"{prefix}/messages", Protocol(platform));
            MapCount($"{prefix}/messages/count_tokens", Protocol(platform));
            new AnthropicBatches(services, runner, Protocol(platform)).Map(application, prefix);
        }

        foreach (var prefix in new[] { "", "/v1", "/v1beta1" })
        {
            MapCount($"{prefix}/{Vertex}/count-tokens:rawPredict", Protocol(new AnthropicPlatform("vertex", IsVersionInBody: true)));
            MapCall($"{prefix}/{Vertex}/{{model}}:rawPredict", Protocol(new AnthropicPlatform("vertex", IsVersionInBody: true)));
            MapCall($"{prefix}/{Vertex}/{{model}}:streamRawPredict", Protocol(new AnthropicPlatform("vertex", IsVersionInBody: true, IsStream: true)));
        }

        var bedrock = new AnthropicPlatform("bedrock", IsVersionInBody: true, IsStream: false) { Errors = BedrockErrors.Form };
        MapCall("/model/{model}/invoke", Protocol(bedrock));
        MapCall("/model/{model}/invoke-with-response-stream", Protocol(bedrock with { IsStream = true, Frames = true }));
    }
}
