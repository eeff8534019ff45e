using System.Net;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What is known of an attempt, whoever sent it.</summary>
internal readonly record struct CallFacts
{
    public required string CallId { get; init; }

    public required int Number { get; init; }

    public bool IsRepeated { get; init; }

    public string? Endpoint { get; init; }

    public required bool IsFinal { get; init; }

    public bool IsPrewarm { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string Prompt { get; init; }

    public string? Feature { get; init; }

    public string? PrefixHash { get; init; }

    public string? ChangedSegment { get; init; }

    public string? Tier { get; init; }

    public string? Model { get; init; }

    public string? Provider { get; init; }

    public AnswerSource Source { get; init; }

    public AttemptOutcome Outcome { get; init; }

    public TokenUsage Usage { get; init; }

    public decimal? Cost { get; init; }

    public decimal? CostBefore { get; init; }

    public decimal? SavedCost { get; init; }

    public RouteDecision? Route { get; init; }

    public TimeSpan Latency { get; init; }

    public TimeSpan? TimeToFirstToken { get; init; }

    public ChatResponse? Response { get; init; }

    public Exception? Error { get; init; }

    public bool IsTraced { get; init; }

    public HttpStatusCode? Status { get; init; }

    public ChatOptions? Options { get; init; }

    public IReadOnlyList<ChatMessage>? Messages { get; init; }
}
