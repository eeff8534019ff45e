using CachePrefix.Models;

namespace CachePrefix;

/// <summary>One attempt at an answer on one tier, including the tool calls that it took.</summary>
public readonly record struct PromptAttempt
{
    /// <summary>A <see cref="TokenPrice"/>, or the sum as a <see cref="decimal"/> where several requests were priced apart.</summary>
    private readonly object? _price;

    internal PromptAttempt(Tier tier, in Answer answer, TimeSpan latency, AttemptOutcome outcome)
    {
        Tier = tier.Name;
        Model = answer.Response.ModelId ?? tier.Model;
        Usage = answer.Usage;
        Latency = latency;
        Outcome = outcome;
        _price = answer.Price;
    }

    /// <summary>The tier that was asked.</summary>
    public string Tier { get; }

    /// <summary>The model that answered, or <see langword="null"/> when neither the response nor the tier says.</summary>
    public string? Model { get; }

    /// <summary>The tokens of the attempt.</summary>
    public TokenUsage Usage { get; }

    /// <summary>
    /// The cost in US dollars at the prices of the day of the call, or <see langword="null"/> when the model is not in the price sheet.
    /// Computed when it is read.
    /// </summary>
    public decimal? Cost => _price switch
    {
        TokenPrice price => price.TotalOf(Usage),
        decimal sum => sum,
        _ => null,
    };

    /// <summary>The time from sending to the whole answer.</summary>
    public TimeSpan Latency { get; }

    /// <summary>What became of the answer.</summary>
    public AttemptOutcome Outcome { get; }
}
