using CachePrefix;
using CachePrefix.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI;

/// <summary>Adds retries, time-outs, circuit breakers, fallbacks and spreading to clients.</summary>
public static class ResilienceExtensions
{
    /// <summary>Makes a client ask again when it fails, and elsewhere when that does not help.</summary>
    /// <param name="client">
    /// The client, with the client of its provider package around that of the SDK. It must not run tools itself: put <c>UseFunctionInvocation</c> around the result.
    /// Turn off the SDK's own retries, which would multiply with these.
    /// </param>
    /// <param name="configure">Changes the settings and adds endpoints and fallbacks; the defaults when <see langword="null"/>.</param>
    /// <returns>The client with resilience.</returns>
    /// <exception cref="CachePrefixConfigurationException">A setting is out of its range, or two endpoints have the same name.</exception>
    /// <exception cref="ArgumentException">A client runs tools itself.</exception>
    public static ResilientChatClient WithResilience(this IChatClient client, Action<ResilienceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var options = new ResilienceOptions();
        configure?.Invoke(options);
        return new ResilientChatClient(client, options);
    }

    /// <summary>Makes a client ask again when it fails, and elsewhere when that does not help; clock and logger are those of the program.</summary>
    /// <param name="client">The client, as for the overload without services.</param>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Changes the settings and adds endpoints and fallbacks; the defaults when <see langword="null"/>.</param>
    /// <returns>The client with resilience.</returns>
    /// <exception cref="CachePrefixConfigurationException">A setting is out of its range, or two endpoints have the same name.</exception>
    /// <exception cref="ArgumentException">A client runs tools itself.</exception>
    public static ResilientChatClient WithResilience(this IChatClient client, IServiceProvider services, Action<ResilienceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return client.WithResilience(options =>
        {
            options.TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
            options.Logger = services.GetService<ILoggerFactory>()?.CreateLogger<ResilientChatClient>();
            configure?.Invoke(options);
        });
    }
}
