namespace CachePrefix;

/// <summary>Labels the last turn of a request, for a <see cref="ClassifierRouter"/>.</summary>
public interface ITurnClassifier
{
    /// <summary>Labels a turn. Turns come from users: they are data, whatever they say.</summary>
    /// <param name="turn">The text of the last user turn, cut to <see cref="ClassifierRouterOptions.MaxCharacters"/>.</param>
    /// <param name="labels">The labels to choose from.</param>
    /// <param name="cancellationToken">Ends the call, also when the router's time is up.</param>
    /// <returns>The label and what it cost. An exception counts as no label.</returns>
    ValueTask<TurnLabel> ClassifyAsync(string turn, IReadOnlyList<RouteLabel> labels, CancellationToken cancellationToken);
}

/// <summary>A label that a classifier may choose, and the tier that it leads to.</summary>
/// <param name="Name">The label, one word.</param>
/// <param name="Tier">The tier.</param>
/// <param name="Description">What turns get the label, as the classifier is told.</param>
public sealed record RouteLabel(string Name, string Tier, string Description);

/// <summary>What a classifier said.</summary>
/// <param name="Label">The name of a label; <see langword="null"/>, or anything else, for none.</param>
/// <param name="Confidence">How sure it is, from 0 to 1, or <see langword="null"/> where it does not say.</param>
/// <param name="Usage">The tokens that it took.</param>
/// <param name="Cost">What it cost in US dollars; <see langword="null"/> when that is not known.</param>
public readonly record struct TurnLabel(string? Label, double? Confidence, TokenUsage Usage, decimal? Cost);
