using Microsoft.Extensions.Logging;

namespace CachePrefix.Anthropic;

/// <summary>Settings of <see cref="AnthropicCachingChatClient"/>.</summary>
public sealed class AnthropicCachingOptions
{
    /// <summary>What happens to a request with a setting that the SDK does not send; <see cref="DroppedSettingHandling.Report"/> unless set.</summary>
    public DroppedSettingHandling DroppedSettings { get; set; }

    /// <summary>Told of dropped settings; only responses tell of them when <see langword="null"/>.</summary>
    public ILogger? Logger { get; set; }
}
