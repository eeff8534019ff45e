using System.Net;

namespace CachePrefix;

/// <summary>
/// A call failed; the message names prompt, tier, model and attempt and keeps the provider's own words. What was paid for until then is in
/// <see cref="Attempts"/>.
/// </summary>
public sealed class PromptException : Exception
{
    internal PromptException(
        string reason, string prompt, Attempt attempt, in PromptAttempt failed, Exception? innerException = null, string? answer = null)
        : base($"Prompt '{prompt}' on tier '{attempt.Tier.Name}' (model {attempt.Tier.Model ?? "unknown"}, attempt {attempt.Number}): {reason}", innerException)
    {
        Prompt = prompt;
        Tier = attempt.Tier.Name;
        Model = attempt.Tier.Model;
        Attempt = attempt.Number;
        Answer = answer;
        Attempts = attempt.With(failed);
        Route = attempt.Route;
        StatusCode = Failures.StatusOf(innerException, attempt.Tier);
    }

    /// <summary>No tier was asked.</summary>
    internal PromptException(string reason, string prompt, Exception innerException)
        : base($"Prompt '{prompt}': {reason}", innerException)
    {
        Prompt = prompt;
        Tier = "";
        Attempts = [];
    }

    /// <summary>The prompt's name.</summary>
    public string Prompt { get; }

    /// <summary>The tier that was asked; empty when the method that names it failed.</summary>
    public string Tier { get; }

    /// <summary>The model's id, or <see langword="null"/> when the tier does not say.</summary>
    public string? Model { get; }

    /// <summary>Which attempt failed, from 1; 0 when no tier was asked.</summary>
    public int Attempt { get; }

    /// <summary>What decided which tier is asked first, and why; <see langword="null"/> when no tier was asked.</summary>
    public RouteDecision? Route { get; }

    /// <summary>Every attempt in order; the last one failed.</summary>
    public IReadOnlyList<PromptAttempt> Attempts { get; }

    /// <summary>The tokens of all attempts and of the route's decision, as far as the provider reported them.</summary>
    public TokenUsage Usage => Attempts.Aggregate(default(TokenUsage), static (sum, attempt) => sum + attempt.Usage) + (Route?.Usage ?? default);

    /// <summary>The cost of all attempts and of the route's decision in US dollars; <see langword="null"/> when the cost of one of them is not known, as that of a request which failed on its way.</summary>
    public decimal? Cost => Attempts.Aggregate((decimal?)0, static (sum, attempt) => sum + attempt.Cost) + (Route is null ? 0 : Route.Cost);

    /// <summary>The HTTP status that the provider answered with, or <see langword="null"/> when there was none.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The text that could not be read as the result type, or the part of it that came of a stream that broke off; otherwise <see langword="null"/>.</summary>
    public string? Answer { get; }

    /// <summary>
    /// Whether a stream broke off after a part of the answer had been given, which is in <see cref="Answer"/>. Such a stream is never started again by itself:
    /// another answer would not continue the part that the caller has.
    /// </summary>
    public bool IsBrokenStream { get; internal init; }
}
