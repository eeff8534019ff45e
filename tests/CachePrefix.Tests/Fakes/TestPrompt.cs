using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Fakes;

/// <summary>A prompt with every kind of segment, each empty unless set.</summary>
internal sealed record TestPrompt
{
    public string? Role { get; init; }

    public string? Handbook { get; init; }

    public string? Customer { get; init; }

    public IReadOnlyList<PromptExample> Examples { get; init; } = [];

    public AIContent? Manual { get; init; }

    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    public string? Question { get; init; }
}
