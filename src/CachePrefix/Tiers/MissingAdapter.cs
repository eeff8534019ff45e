using CachePrefix.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePrefix;

/// <summary>Notices tiers that cannot cache what a prompt asks to be cached, because nothing in their client sends breakpoints.</summary>
internal sealed partial class MissingAdapter(ModelCatalog catalog, ILogger<MissingAdapter>? logger = null)
{
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <summary>Logs a warning when a tier needs breakpoints, or may need them, and its client sends none.</summary>
    public void Check(PromptLayout layout, Tier tier)
    {
        if (tier.Errors is null && layout.Breakpoints.Any() && !CachesByItself(tier))
            LogMissing(layout.Name, tier.Name);
    }

    private bool CachesByItself(Tier tier) =>
        tier.Model is not null && catalog.TryFind(tier.Model, out var model) && model.Caching == CachingMode.Automatic;

    [LoggerMessage(
        EventId = 2,
        EventName = "CachingAdapterMissing",
        Level = LogLevel.Warning,
        Message = "Prompt {Prompt} has cached segments, but the client of tier {Tier} sends no breakpoints, so each call may pay for the whole prefix. " +
            "Wrap the client of the SDK in the one of its provider package: .WithAnthropicCaching(), .WithOpenAICaching() or .WithGeminiCaching().")]
    private partial void LogMissing(string prompt, string tier);
}
