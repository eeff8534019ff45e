using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>An answer as a cache keeps it.</summary>
/// <param name="Response">The messages and the finish reason, without usage, ids and raw values.</param>
/// <param name="Tier">The tier that answered.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="Cost">What it cost in US dollars, where known.</param>
/// <param name="CreatedAt">When it was answered.</param>
/// <param name="Pieces">The lengths, in characters, of the pieces in which the text was streamed; empty where it came whole.</param>
internal sealed record CachedAnswer(
    ChatResponse Response, string Tier, string? Model, decimal? Cost, DateTimeOffset CreatedAt, IReadOnlyList<int> Pieces);
