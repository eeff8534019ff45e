using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace CachePrefix.Gemini.Tests.Support;

[Prompt(MaxOutputTokens = 200)]
[Tier("simple")]
public sealed partial record GuestPrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You are the concierge of a small hotel.";

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [CachedPrefix(Stability.Tenant)]
    public string? Guest { get; init; }

    [History]
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    [PromptInput]
    public required string Question { get; init; }

    [PromptTool]
    [Description("Tells whether a room is free.")]
    public static string FindRoom([Description("The number of guests.")] int guests) => $"room for {guests}";
}
