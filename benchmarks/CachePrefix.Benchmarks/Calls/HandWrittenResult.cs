using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>What a careful developer keeps of a call.</summary>
internal sealed record HandWrittenResult<T>(
    T Value, string Model, TokenUsage Usage, decimal Cost, TimeSpan Latency, ChatResponse Response);

/// <summary>A piece of a streamed answer; the last one has the result.</summary>
internal sealed record HandWrittenUpdate(string Text, ChatResponseUpdate? Update, HandWrittenResult<string>? Result);
