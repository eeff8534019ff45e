namespace CachePrefix.Ledger;

/// <summary>What a <see cref="CallWatch"/> watches for.</summary>
public sealed class CallWatchOptions
{
    /// <summary>How many calls of a prompt its hit rate is taken of. 20 unless set.</summary>
    public int WindowCalls { get; set; } = 20;

    /// <summary>How many calls of a prompt must be known before its hit rate is judged. 10 unless set.</summary>
    public int MinCalls { get; set; } = 10;

    /// <summary>The hit rate below which a prompt is reported, from 0 to 1. 0.5 unless set.</summary>
    public double HitRateFloor { get; set; } = 0.5;

    /// <summary>Floors of single prompts, by name.</summary>
    public IDictionary<string, double> HitRateFloors { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>How far a hit rate may fall against its own past: 0.25 reports a fall by a quarter or more. 0.25 unless set.</summary>
    public double MaxFall { get; set; } = 0.25;

    /// <summary>How many calls in a row that write and read nothing count as a prefix that stopped hitting. 8 unless set.</summary>
    public int MissesInARow { get; set; } = 8;

    /// <summary>The share of calls that may escalate, from 0 to 1. 0.5 unless set.</summary>
    public double EscalationCeiling { get; set; } = 0.5;

    /// <summary>
    /// The share of audited answers that may disagree with the best tier, from 0 to 1; an alert is raised when the lower end of the share's interval exceeds it. 0.1 unless
    /// set: two answers of the same model disagree at times too.
    /// </summary>
    public double DisagreementCeiling { get; set; } = 0.1;

    /// <summary>US dollars that all calls of a day (UTC) may cost, in this process; no budget when <see langword="null"/>.</summary>
    public decimal? DailyBudget { get; set; }

    /// <summary>US dollars that the calls of single prompts may cost a day, by name.</summary>
    public IDictionary<string, decimal> PromptBudgets { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Whether calls are refused with a <see cref="BudgetExceededException"/> while a budget is exceeded. Answers of response caches that are asked first are still given.</summary>
    public bool RefuseOverBudget { get; set; }

    /// <summary>
    /// The share of a budget from which on calls go to a cheap tier, from 0 to 1: 0.8 keeps the last fifth of a budget for cheap calls, 1 down-routes instead of
    /// refusing. They do not escalate. Not at all when <see langword="null"/>.
    /// </summary>
    public double? DownRouteFrom { get; set; }

    /// <summary>
    /// The tier that calls go to from <see cref="DownRouteFrom"/> on, unless their own is cheaper; the cheapest tier of the prompt's route when <see langword="null"/>, which leaves prompts with one
    /// tier alone.
    /// </summary>
    public string? DownRouteTier { get; set; }

    /// <summary>Called once per alert, after it has been logged. On the path of a request: must return at once.</summary>
    public Action<CallAlert>? OnAlert { get; set; }
}
