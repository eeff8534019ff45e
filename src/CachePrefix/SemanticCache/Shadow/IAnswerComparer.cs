namespace CachePrefix;

/// <summary>Tells whether two answers to a question say the same. Used behind calls, never in their way.</summary>
public interface IAnswerComparer
{
    /// <summary>Compares.</summary>
    /// <param name="question">The question that was asked.</param>
    /// <param name="cached">What the cache would have answered.</param>
    /// <param name="model">What the model answered.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether both say the same; <see langword="null"/> when that cannot be told, in which case nothing is learned.</returns>
    ValueTask<bool?> CompareAsync(string question, string cached, string model, CancellationToken cancellationToken = default);
}
