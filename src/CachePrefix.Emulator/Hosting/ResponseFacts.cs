using System.Globalization;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Hosting;

/// <summary>What a response says.</summary>
/// <param name="Number">The number of the request, from which ids are made.</param>
/// <param name="Answer">The answer.</param>
/// <param name="OutputTokens">Its tokens, by the model's own count, for all choices together.</param>
/// <param name="Cache">What the cache did.</param>
/// <param name="Start">When the request began.</param>
internal sealed record ResponseFacts(long Number, Answer Answer, int OutputTokens, CacheOutcome Cache, DateTimeOffset Start)
{
    /// <summary>An id made of a prefix and the number of the request.</summary>
    public string Id(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Number:D12}");

    /// <summary>The id of one of the answer's tool calls.</summary>
    public string Id(string prefix, int call) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Number:D12}_{call}");
}
