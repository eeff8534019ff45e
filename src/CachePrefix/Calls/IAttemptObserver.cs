namespace CachePrefix;

/// <summary>Is told of every attempt, answered or failed. Observers are registered as services.</summary>
public interface IAttemptObserver
{
    /// <summary>Takes note of an attempt. Called on the path of the request: must return at once and not throw.</summary>
    /// <param name="attempt">The attempt.</param>
    void Observe(ObservedAttempt attempt);
}
