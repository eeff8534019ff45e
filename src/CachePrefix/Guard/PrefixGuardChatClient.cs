using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePrefix;

/// <summary>
/// Notices at run time when a cached part of a prompt changes between calls that should share it, logs each change once and counts it in
/// the metric <c>cacheprefix.prefix.changes</c> of the meter <c>CachePrefix</c>.
/// </summary>
public sealed partial class PrefixGuardChatClient : DelegatingChatClient, ISegmentedRequests
{
    private static readonly Meter Meter = new("CachePrefix");
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>(
        "cacheprefix.prefix.changes", "{change}", "Changes of a cached prefix between calls that should share it.");

    private readonly PrefixGuardOptions _options;
    private readonly ILogger _logger;
    private readonly SegmentMemory _memory;

    /// <summary>Guards the requests to a client.</summary>
    /// <param name="innerClient">The client.</param>
    /// <param name="options">What is compared and how it is reported; the defaults when <see langword="null"/>.</param>
    /// <param name="logger">Takes one warning per change.</param>
    public PrefixGuardChatClient(IChatClient innerClient, PrefixGuardOptions? options = null, ILogger? logger = null)
        : base(innerClient)
    {
        _options = options ?? new PrefixGuardOptions();
        _logger = logger ?? NullLogger.Instance;
        _memory = new SegmentMemory(_options.MaxTrackedSegments);
    }

    /// <inheritdoc />
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = Observe(messages, options);
        return base.GetResponseAsync(list, options, cancellationToken);
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var list = Observe(messages, options);
        await foreach (var update in base.GetStreamingResponseAsync(list, options, cancellationToken).ConfigureAwait(false))
            yield return update;
    }

    private IReadOnlyList<ChatMessage> Observe(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        foreach (var segment in GuardedSegments.Read(list, options))
        {
            if (KeyOf(segment, options) is { } key && _memory.Compare(key, segment) is { } difference)
            {
                Report(segment, difference);
                if (options is PromptChatOptions prompt)
                    prompt.ChangedSegment ??= segment.Name;
            }
        }

        return list;
    }

    private SegmentKey? KeyOf(GuardedSegment segment, ChatOptions? options)
    {
        var scope = segment.Stability switch
        {
            Stability.Constant or Stability.Deployment => "",
            Stability.Tenant => _options.TenantKey?.Invoke(options),
            _ => _options.SessionKey(options),
        };
        return scope is null ? null : new SegmentKey(segment.Prompt, segment.Name, scope);
    }

    private void Report(GuardedSegment segment, TextDifference difference)
    {
        var change = new PrefixChange(
            segment.Prompt,
            segment.Name,
            segment.Stability,
            difference.Position,
            Surroundings.Show(difference.Before, difference.Position, _options),
            Surroundings.Show(difference.After, difference.Position, _options));
        Changes.Add(
            1,
            new KeyValuePair<string, object?>("cacheprefix.prompt", change.Prompt),
            new KeyValuePair<string, object?>("cacheprefix.segment", change.Segment));
        LogChange(change.Prompt, change.Segment, change.Stability, change.Position, change.Before, change.After);
        _options.OnChange?.Invoke(change);
    }

    [LoggerMessage(
        EventId = 1,
        EventName = "PrefixChanged",
        Level = LogLevel.Warning,
        Message = "Prompt {Prompt}: segment {Segment} on rung {Stability} changed at character {Position}, from «{Before}» to «{After}». " +
            "Everything from there on is paid for again.")]
    private partial void LogChange(string prompt, string segment, Stability stability, int position, string before, string after);
}
