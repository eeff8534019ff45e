using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>What a careful developer keeps of a call.</summary>
internal sealed record HandWrittenResult(
    string Value, string Model, TokenUsage Usage, decimal Cost, TimeSpan Latency, ChatResponse Response);
