namespace CachePrefix.Evaluation;

/// <summary>An evaluation could not run. The message names what is wrong and the way out.</summary>
public sealed class EvaluationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and the way out.</param>
    /// <param name="inner">What it came from.</param>
    public EvaluationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
