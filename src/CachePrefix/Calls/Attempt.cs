namespace CachePrefix;

/// <summary>An attempt under way.</summary>
/// <param name="Tier">The tier that is asked.</param>
/// <param name="Step">The tier's place in the route, from 0.</param>
/// <param name="Number">The number of the attempt, from 1.</param>
/// <param name="Route">What chose the first tier.</param>
/// <param name="IsLast">Whether a rejected answer has no tier to go on to.</param>
/// <param name="Earlier">What was tried before.</param>
/// <param name="Source">Where the answer comes from.</param>
internal sealed record Attempt(Tier Tier, int Step, int Number, RouteDecision Route, bool IsLast, PromptAttempt[]? Earlier, AnswerSource Source = AnswerSource.Model)
{
    /// <summary>What the tier is told of the answer that was rejected before, or <see langword="null"/>.</summary>
    public string? Note { get; init; }

    /// <summary>The endpoint that was asked, where the tier has several or asks again.</summary>
    public string? Endpoint { get; init; }

    /// <summary>All attempts, this one last.</summary>
    public PromptAttempt[] With(in PromptAttempt attempt) => Earlier is null ? [attempt] : [.. Earlier, attempt];
}
