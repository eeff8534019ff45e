using CachePrefix;
using CachePrefix.Models;

namespace Dashboard;

/// <summary>Ten days of invented calls, so that the page shows something; a deployment on the seventh day puts a clock into a prompt.</summary>
internal static class DemonstrationCalls
{
    private const int Days = 10;
    private const int CallsPerHour = 12;

    private static readonly (string Prompt, string Feature, string Tier, string Model, int Prefix)[] Prompts =
    [
        ("SupportPrompt", "support", "simple", "claude-haiku-4-5", 6_000),
        ("SupportPrompt", "support", "complex", "claude-sonnet-4-6", 6_000),
        ("SummaryPrompt", "reports", "complex", "claude-sonnet-4-6", 2_400),
        ("TriagePrompt", "mail", "simple", "gpt-5-mini", 1_800),
    ];

    public static void Write(ICallSink ledger, DateTimeOffset now)
    {
        var random = new Random(7);
        for (var hour = 0; hour < Days * 24; hour++)
        {
            for (var call = 0; call < CallsPerHour; call++)
                ledger.Take(Create(random, now.AddHours(hour - (Days * 24)).AddMinutes(call * 5), isDrifting: hour >= 7 * 24));
        }
    }

    private static CallRecord Create(Random random, DateTimeOffset time, bool isDrifting)
    {
        var (prompt, feature, tier, model, prefix) = Prompts[random.Next(Prompts.Length)];
        var misses = isDrifting && prompt == "SupportPrompt";
        var isHit = !misses && random.NextDouble() < 0.92;
        var isAnswered = random.NextDouble() < 0.1;
        var usage = isAnswered ? default : new TokenUsage(200, isHit ? prefix : 0, isHit ? 0 : prefix, 0, 150 + random.Next(200));
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        var cost = ModelCatalog.Default.CostOf(model, usage, day)?.Total;
        var baseline = new TokenUsage(200, CacheRead: prefix, Output: 250);
        var warm = ModelCatalog.Default.CostOf("claude-sonnet-4-6", baseline, day)?.Total;
        return new CallRecord
        {
            CallId = Guid.NewGuid().ToString("N"),
            Time = time,
            Feature = feature,
            Prompt = prompt,
            Tier = tier,
            Model = model,
            Provider = model.StartsWith("gpt", StringComparison.Ordinal) ? "openai" : "anthropic",
            Tenant = $"tenant-{random.Next(5)}",
            Deployment = isDrifting ? "1.5.0" : "1.4.2",
            ChangedSegment = misses ? "Context" : null,
            Source = isAnswered ? AnswerSource.ExactCache : AnswerSource.Model,
            SavedCost = isAnswered ? 0.004m : null,
            Usage = usage,
            Cost = cost,
            UncachedCost = isAnswered ? 0.004m : ModelCatalog.Default.CostOf("claude-sonnet-4-6", new TokenUsage(200 + prefix, Output: 250), day)?.Total,
            WarmCost = isAnswered ? 0.004m : warm,
            Router = isAnswered ? null : "definition",
            RouteReason = isAnswered ? null : "first step of the cascade",
            Latency = TimeSpan.FromMilliseconds(isAnswered ? 2 : 300 + (random.NextDouble() * 2_500)),
        };
    }
}
