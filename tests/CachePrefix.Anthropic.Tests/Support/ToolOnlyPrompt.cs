using System.ComponentModel;

namespace CachePrefix.Anthropic.Tests.Support;

[Prompt]
[Tier("simple")]
public sealed partial record ToolOnlyPrompt : IPrompt<string>
{
    [CachedPrefix(Stability.Tenant)]
    public string? Guest { get; init; }

    [PromptInput]
    public required string Question { get; init; }

    [PromptTool]
    [Description("Tells the weather.")]
    public static string Weather() => "sunny";
}
