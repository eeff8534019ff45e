namespace CachePrefix;

/// <summary>Where an answer came from.</summary>
public enum AnswerSource
{
    /// <summary>A model answered this call.</summary>
    Model = 0,

    /// <summary>The response cache had the answer to the same request.</summary>
    ExactCache = 1,

    /// <summary>The semantic cache had the answer to a question that means the same.</summary>
    SemanticCache = 2,

    /// <summary>A batch answered.</summary>
    Batch = 3,
}
