using System.Globalization;

namespace CachePrefix;

/// <summary>Says in numbers why a tier was chosen.</summary>
internal static class RouteReason
{
    public static string Of(PlanRequest plan, IReadOnlyList<string> tiers, int? current, int chosen, double[] costs, int horizon)
    {
        var what = (current, chosen) switch
        {
            var (before, now) when before == now => "stays on",
            (null, _) => "starts on",
            var (before, now) when before < now => "moves up to",
            _ => "moves down to",
        };
        var why = chosen == plan.Demand ? "as asked"
            : plan.FloorTurns > 0 && chosen == plan.Floor ? "an answer was rejected"
            : $"{tiers[plan.Demand]} was asked";
        var turns = HorizonPlan.HorizonOf(tiers.Count, horizon);
        var compared = Enumerable.Range(0, tiers.Count)
            .Where(i => !double.IsNaN(costs[i]))
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{tiers[i]} ${costs[i]:0.0000} with {plan.Tiers[i].Cache.Warm:0} of {plan.Tiers[i].Cache.Prefix:0} tokens warm"));
        return string.Create(CultureInfo.InvariantCulture, $"{what} {tiers[chosen]} ({why}): {turns} turns cost {string.Join(", ", compared)}");
    }
}
