using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CachePrefix.Anthropic;

/// <summary>
/// Settings of a request that the SDK's adapter leaves out without a word: the service has refused sampling settings since its version 2026-10-21, and never had the others.
/// Seen with Anthropic 13.11.0 and 13.14.0.
/// </summary>
internal sealed class DroppedSettings(AnthropicCachingOptions options)
{
    private static readonly Action<ILogger, string, Exception?> LogDropped = LoggerMessage.Define<string>(
        LogLevel.Warning,
        new EventId(1, "DroppedSettings"),
        "The Anthropic SDK does not send {Settings}; leave them out, or set AnthropicCachingOptions.DroppedSettings to Throw to refuse such requests.");

    private readonly ConcurrentDictionary<string, bool> _logged = new(StringComparer.Ordinal);

    /// <summary>The names of a request's settings that are not sent, separated by commas, or <see langword="null"/> for none.</summary>
    /// <exception cref="NotSupportedException">There are some, and such requests are not to be sent.</exception>
    public string? Check(ChatOptions? request)
    {
        if (request is not ({ Temperature: not null } or { TopP: not null } or { TopK: not null } or { Seed: not null } or { FrequencyPenalty: not null } or { PresencePenalty: not null }))
            return null;

        var names = string.Join(", ", Names(request));
        if (options.DroppedSettings == DroppedSettingHandling.Throw)
            throw new NotSupportedException($"The Anthropic SDK does not send {names}; leave them out of the options.");
        if (options.Logger is { } logger && _logged.TryAdd(names, true))
            LogDropped(logger, names, null);
        return names;
    }

    private static IEnumerable<string> Names(ChatOptions request)
    {
        if (request.Temperature is not null)
            yield return nameof(request.Temperature);
        if (request.TopP is not null)
            yield return nameof(request.TopP);
        if (request.TopK is not null)
            yield return nameof(request.TopK);
        if (request.Seed is not null)
            yield return nameof(request.Seed);
        if (request.FrequencyPenalty is not null)
            yield return nameof(request.FrequencyPenalty);
        if (request.PresencePenalty is not null)
            yield return nameof(request.PresencePenalty);
    }
}
