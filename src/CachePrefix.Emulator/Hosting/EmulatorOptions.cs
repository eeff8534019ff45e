using CachePrefix.Models;

namespace CachePrefix.Emulator;

/// <summary>How an emulator runs.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The address to listen on; only this machine can connect unless told otherwise.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port, or zero for any free one.</summary>
    public int Port { get; init; }

    /// <summary>What the emulator answers.</summary>
    public AnswerRules Rules { get; init; } = AnswerRules.Empty;

    /// <summary>What goes wrong, besides what <see cref="Rules"/> say.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>The models that it knows, with their limits and prices.</summary>
    public ModelCatalog Catalog { get; init; } = ModelCatalog.Default;

    /// <summary>The clock that cache lifetimes, latencies and prices follow.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long the first token of a request takes that writes to the cache: what it writes can be read only then, so requests that begin
    /// together all pay for the prefix. It passes in real time, so that a clock that stands still does not hold requests.
    /// </summary>
    public TimeSpan FirstTokenDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a batch takes by the emulator's clock; its requests are worked off evenly over it. More than 24 hours lets the rest expire.</summary>
    public TimeSpan BatchDuration { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often a request of a batch finds cached prefixes that live an hour or longer, from 0 to 1; shorter-lived ones are found two thirds as
    /// often. Providers promise nothing and name 30 to 98 percent.
    /// </summary>
    public double BatchCacheHitRate { get; init; } = 0.98;

    /// <summary>Whether to keep the body of every request for <see cref="ProviderEmulator.Requests"/>. Keep it off for long runs.</summary>
    public bool RecordRequests { get; init; } = true;
}
