namespace CachePrefix;

/// <summary>A router that learns from the answers to requests which no prompt's client sends.</summary>
internal interface IRouteFeedback
{
    /// <summary>The time, for <see cref="Answered"/>.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Takes note of an answer.</summary>
    /// <param name="request">The request that was routed.</param>
    /// <param name="tier">The tier that answered.</param>
    /// <param name="usage">The tokens that it took.</param>
    /// <param name="model">The model that answered, as far as the response says.</param>
    /// <param name="startedAt">When the request began.</param>
    void Answered(RouteRequest request, Tier tier, in TokenUsage usage, string? model, DateTimeOffset startedAt);
}
