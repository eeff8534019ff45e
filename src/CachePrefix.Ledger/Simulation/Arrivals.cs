namespace CachePrefix.Ledger.Simulation;

/// <summary>Draws the calls of a day, or of the first part of it where there are very many.</summary>
internal static class Arrivals
{
    public const int MostCalls = 100_000;

    private const double DaySeconds = 86_400;
    private const double OfficeSeconds = 8 * 3_600;

    /// <summary>The calls in the order of their times, and the share of the day's calls that they are.</summary>
    public static (List<Arrival> Calls, double Share) Of(Workload workload)
    {
        if (workload.Measured is { Count: > 0 } measured)
            return ([.. measured.Select(static (call, i) => new Arrival(call.Time.TotalSeconds, call.Tenant, i, 0)).OrderBy(static call => call.Time)], 1);

        var share = Math.Min(1, MostCalls / workload.CallsPerDay);
        var length = (workload.Arrival == ArrivalProcess.Office ? OfficeSeconds : DaySeconds) * share;
        var sessions = Math.Max(1, (int)Math.Round(workload.CallsPerDay * share / workload.TurnsPerSession));
        var random = new Random(workload.Seed);
        var calls = new List<Arrival>(sessions * workload.TurnsPerSession);
        for (var session = 0; session < sessions; session++)
        {
            var time = workload.Arrival == ArrivalProcess.Even ? length * session / sessions : length * random.NextDouble();
            var tenant = workload.Tenants == 1 ? 0 : random.Next(workload.Tenants);
            for (var turn = 0; turn < workload.TurnsPerSession; turn++)
            {
                calls.Add(new Arrival(time, tenant, session, turn));
                time += workload.Arrival == ArrivalProcess.Even ? workload.TurnGapSeconds : -Math.Log(1 - random.NextDouble()) * workload.TurnGapSeconds;
            }
        }

        calls.Sort(static (left, right) => left.Time.CompareTo(right.Time));
        return (calls, calls.Count / workload.CallsPerDay);
    }
}
