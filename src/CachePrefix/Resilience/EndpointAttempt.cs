using System.Net;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>One request to one endpoint that gave no answer that was used: it failed, timed out, broke off, or another endpoint answered first.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="StartedAt">When it was sent, in UTC.</param>
/// <param name="Latency">The time until it ended.</param>
public sealed record EndpointAttempt(string Endpoint, DateTimeOffset StartedAt, TimeSpan Latency)
{
    /// <summary>What it ended with; <see langword="null"/> for an answer that came too late to be used.</summary>
    public Exception? Error { get; init; }

    /// <summary>The model that was asked, or <see langword="null"/> when the endpoint's client does not say.</summary>
    public string? Model { get; init; }

    /// <summary>The HTTP status that the provider answered with, or <see langword="null"/> when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The tokens that the provider reported before the request ended, or <see langword="null"/>.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>Whether another endpoint answered first, so that the request was given up; it is no failure of the endpoint.</summary>
    public bool IsAbandoned { get; init; }

    /// <summary>What happened, in a few words without content of the request.</summary>
    public required string Cause { get; init; }
}
