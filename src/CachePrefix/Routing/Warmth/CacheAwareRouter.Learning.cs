namespace CachePrefix;

public sealed partial class CacheAwareRouter
{
    /// <inheritdoc />
    public void Observe(ObservedAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (attempt is { Call: { Prefix: { } prefix } call, Source: AnswerSource.Model } && attempt.Attempt.Outcome != AttemptOutcome.Failed && _statistics.TryGetValue(call.Layout, out var statistics))
            Learn(call, prefix, statistics, attempt.Attempt, isFirst: attempt.Number == 1);
    }

    private void Learn(RouteRequest request, RequestPrefix prefix, TurnStatistics statistics, in PromptAttempt attempt, bool isFirst)
    {
        if (SessionKeys.Find(_sessions, request, prefix) is not { } session)
            return;

        var tier = IndexOf(request.Route, attempt.Tier);
        statistics.LearnAnswer(session.Demand, tier, attempt.Usage.Output, isRejected: attempt.Outcome != AttemptOutcome.Accepted);
        if (isFirst)
            return;

        // The weaker tier's answer was rejected although it was thought good enough, so what the demand says counts less for a while.
        SessionKeys.Set(_sessions, request, prefix, session with { Tier = tier, Floor = tier, FloorTurns = _options.TurnsAfterRejection });
    }

    private static void Learn(TurnStatistics statistics, RouteRequest request, RequestPrefix prefix, SessionState? session, int demand, DateTimeOffset now)
    {
        if (session is null)
            return;

        statistics.LearnDemand(session.Demand, demand);
        statistics.LearnGap(now - session.At);
        if (SessionKeys.HasHistory(request) && prefix.Tokens > session.Tokens)
            statistics.LearnGrowth(prefix.Tokens - session.Tokens);
    }

    private TurnStatistics StatisticsOf(RouteRequest request) =>
        _statistics.GetOrAdd(request.Layout, static (_, request) => new TurnStatistics(request.Route.Tiers.Count, request.Options.MaxOutputTokens), request);
}
