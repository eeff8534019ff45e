namespace CachePrefix;

/// <summary>What a trained router expects of a prompt.</summary>
public sealed class DifficultyPrediction
{
    internal DifficultyPrediction(double[] probabilities, string? objection)
    {
        Probabilities = probabilities;
        Objection = objection;
    }

    /// <summary>By tier of the model, the probability that its answer is right; calibrated on prompts that were held out of training.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>How much likelier the dearest tier is right than the cheapest one, from -1 to 1: what going up is worth.</summary>
    public double Gain => Probabilities[^1] - Probabilities[0];

    /// <summary>Why the prompt is unlike those that the model learned from, in a few words; <see langword="null"/> when it is not. The probabilities mean nothing then.</summary>
    public string? Objection { get; }
}
