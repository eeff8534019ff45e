using CachePrefix;

namespace Microsoft.Extensions.AI;

/// <summary>Adds metering to clients.</summary>
public static class MeteringClientExtensions
{
    /// <summary>Makes a record of every request of a client.</summary>
    /// <param name="client">The client; works with and without prompt definitions.</param>
    /// <param name="meter">Takes the records.</param>
    /// <param name="prompt">The prompt's name in records of requests that come from no definition; <c>chat</c> when <see langword="null"/>.</param>
    /// <param name="feature">The product feature that such requests are accounted to, or <see langword="null"/>.</param>
    /// <returns>The client with metering.</returns>
    public static MeteringChatClient WithMetering(this IChatClient client, CallMeter meter, string? prompt = null, string? feature = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(meter);
        return new MeteringChatClient(client, meter, prompt, feature);
    }
}
