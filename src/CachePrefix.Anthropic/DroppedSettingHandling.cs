namespace CachePrefix.Anthropic;

/// <summary>What happens to a request with a setting that never reaches the service.</summary>
public enum DroppedSettingHandling
{
    /// <summary>The request is sent without it; the log and the response name it (<see cref="AnthropicCachingChatClient.DroppedSettingsKey"/>).</summary>
    Report,

    /// <summary>The request is not sent: <see cref="NotSupportedException"/>.</summary>
    Throw,
}
