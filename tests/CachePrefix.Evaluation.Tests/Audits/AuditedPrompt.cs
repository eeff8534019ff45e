namespace CachePrefix.Evaluation.Tests.Audits;

[Prompt(Feature = "audit", MaxOutputTokens = 100)]
[Tier("simple")]
public sealed partial record AuditedPrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You answer with one word.";

    [PromptInput]
    public required string Question { get; init; }
}

[Prompt(Feature = "audit", MaxOutputTokens = 100)]
[Tier("simple")]
public sealed partial record ToolPrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You look orders up.";

    [PromptTool]
    public static string FindOrder(string id) => id;

    [PromptInput]
    public required string Question { get; init; }
}
