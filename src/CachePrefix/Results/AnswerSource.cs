namespace CachePrefix;

/// <summary>Where an answer came from.</summary>
public enum AnswerSource
{
    /// <summary>A model answered this call.</summary>
    Model = 0,
}
