using CachePrefix;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI;

/// <summary>Adds a prefix guard to a client.</summary>
public static class PrefixGuardExtensions
{
    /// <summary>Notices when a cached part of a prompt changes between calls that should share it.</summary>
    /// <param name="client">The client to guard; works with and without prompt definitions.</param>
    /// <param name="options">What is compared and how it is reported; the defaults when <see langword="null"/>.</param>
    /// <param name="logger">Takes one warning per change.</param>
    /// <returns>The guarded client.</returns>
    public static PrefixGuardChatClient WithPrefixGuard(this IChatClient client, PrefixGuardOptions? options = null, ILogger? logger = null) =>
        new(client, options, logger);
}
