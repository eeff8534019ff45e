using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Hosting;

/// <summary>What a response says.</summary>
/// <param name="Number">The number of the request, from which ids are made.</param>
/// <param name="Answer">The answer.</param>
/// <param name="OutputTokens">Its tokens, by the model's own count.</param>
/// <param name="Cache">What the cache did.</param>
internal sealed record ResponseFacts(long Number, Answer Answer, int OutputTokens, CacheOutcome Cache);
