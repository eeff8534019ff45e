using CachePrefix.OpenAI.Usage;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI;

/// <summary>A request in the provider's form.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Options">The options.</param>
/// <param name="Key">Its cache key, or <see langword="null"/> for none.</param>
/// <param name="Writes">What of the request is written for how long.</param>
/// <param name="MayPayForWrites">Whether the model may charge more for written tokens than for others.</param>
internal readonly record struct LoweredRequest(IEnumerable<ChatMessage> Messages, ChatOptions? Options, string? Key, WrittenSpans Writes, bool MayPayForWrites);
