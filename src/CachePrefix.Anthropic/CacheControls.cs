using Anthropic.Models.Messages;

namespace CachePrefix.Anthropic;

/// <summary>The SDK's form of a lifetime. Five minutes is the provider's default and is left out of the request.</summary>
internal static class CacheControls
{
    private static readonly CacheControlEphemeral FiveMinutes = new();
    private static readonly CacheControlEphemeral OneHour = new() { Ttl = Ttl.Ttl1h };

    public static CacheControlEphemeral Of(CacheTtl ttl) => ttl == CacheTtl.OneHour ? OneHour : FiveMinutes;
}
