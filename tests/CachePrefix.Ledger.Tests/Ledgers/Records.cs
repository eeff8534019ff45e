namespace CachePrefix.Ledger.Tests.Ledgers;

/// <summary>Records with every member set, or none of those that may be missing.</summary>
internal static class Records
{
    public static CallRecord Create(int number)
    {
        var isBare = number % 3 == 0;
        return new CallRecord
        {
            CallId = $"call{number:00000}",
            Attempt = 1 + (number % 2),
            IsFinal = number % 5 != 0,
            IsPrewarm = number % 7 == 0,
            Time = new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero).AddMinutes(number),
            Prompt = $"prompt {number % 4}",
            Feature = isBare ? null : "feature",
            PrefixHash = isBare ? null : "00ff",
            ChangedSegment = number % 4 == 1 ? "Handbook" : null,
            Deployment = isBare ? null : "1.0",
            Tenant = isBare ? null : "Ω 'tenant'",
            Tier = isBare ? null : "simple",
            Model = isBare ? null : "claude-haiku-4-5",
            Provider = isBare ? null : "anthropic",
            ServiceTier = isBare ? null : "flex",
            Source = (AnswerSource)(number % 4),
            Outcome = (AttemptOutcome)(number % 7),
            Status = isBare ? null : 429,
            Error = isBare ? null : "HttpRequestException",
            Usage = new TokenUsage(number, 2 * number, 3, 4, 5),
            ReasoningTokens = number % 3,
            Cost = isBare ? null : 0.000_000_006_875m * (number + 1),
            UncachedCost = isBare ? null : 1.25m,
            WarmCost = isBare ? null : 0.5m,
            SavedCost = isBare ? null : 0.25m,
            RouteCost = isBare ? 0 : 0.000_1m,
            Router = isBare ? null : "definition",
            RouteReason = isBare ? null : "the prompt's tier",
            RouteConfidence = isBare ? null : 0.75,
            RoutePropensity = isBare ? null : 0.98,
            Latency = TimeSpan.FromMicroseconds(1_500 * number),
            TimeToFirstToken = isBare ? null : TimeSpan.FromMilliseconds(12),
            RequestId = isBare ? null : "msg_1",
            Input = isBare ? null : "line\n\"two\"",
            Output = isBare ? null : "yes",
        };
    }
}
