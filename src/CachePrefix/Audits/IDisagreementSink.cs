namespace CachePrefix;

/// <summary>Is told how often cheaper answers disagree with those of the best tier, as an audit of production finds it. Sinks are registered as services.</summary>
public interface IDisagreementSink
{
    /// <summary>Takes the count of a prompt and class after an answer was compared. Never called on the path of a request.</summary>
    /// <param name="disagreement">The count so far.</param>
    void Take(Disagreement disagreement);
}
