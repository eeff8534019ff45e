using System.Net;

namespace CachePrefix;

/// <summary>A call failed; the message names prompt, tier, model and attempt and keeps the provider's own words.</summary>
public sealed class PromptException : Exception
{
    internal PromptException(string reason, string prompt, Tier tier, int attempt, Exception? innerException, string? answer)
        : base($"Prompt '{prompt}' on tier '{tier.Name}' (model {tier.Model ?? "unknown"}, attempt {attempt}): {reason}", innerException)
    {
        Prompt = prompt;
        Tier = tier.Name;
        Model = tier.Model;
        Attempt = attempt;
        Answer = answer;
        StatusCode = FindStatus(innerException, tier.Errors);
    }

    /// <summary>The prompt's name.</summary>
    public string Prompt { get; }

    /// <summary>The tier that was asked.</summary>
    public string Tier { get; }

    /// <summary>The model's id, or <see langword="null"/> when the tier does not say.</summary>
    public string? Model { get; }

    /// <summary>Which attempt failed, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The HTTP status that the provider answered with, or <see langword="null"/> when there was none.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The text that could not be read as the result type, or <see langword="null"/>.</summary>
    public string? Answer { get; }

    private static HttpStatusCode? FindStatus(Exception? exception, IProviderErrorReader? errors)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if ((errors?.ReadStatus(current) ?? (current as HttpRequestException)?.StatusCode) is { } status)
                return status;
        }

        return null;
    }
}
