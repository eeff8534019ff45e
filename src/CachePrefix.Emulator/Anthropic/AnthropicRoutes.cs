
namespace CachePrefix.Emulator.Anthropic;

/// <summary>Where Anthropic's API is served, as Anthropic and Microsoft Foundry do.</summary>
internal static class AnthropicRoutes
{
    private static readonly string[] Prefixes = ["/v1", "/anthropic/v1"];

    public static void Map(WebApplication application, EmulatorServices services)
    {
        var protocol = new AnthropicProtocol(services.Options.Catalog);
        foreach (var prefix in Prefixes)
        {
            application.MapPost($"{prefix}/messages", context => services.Pipeline.RunAsync(context, protocol));
            application.MapPost($"{prefix}/messages/count_tokens", context => services.Resources.RunAsync(context, AnthropicErrors.Form, request => CountTokens.Answer(request, protocol)));
        }
    }
}
