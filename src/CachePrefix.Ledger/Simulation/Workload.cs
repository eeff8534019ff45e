using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix.Ledger.Simulation;

/// <summary>What a program asks of models in a day.</summary>
public sealed record Workload
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter<ArrivalProcess>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What the workload is called in the output.</summary>
    public string Name { get; init; } = "workload";

    /// <summary>The model that answers everything before routing; an id that the catalogue knows.</summary>
    public string Model { get; init; } = "";

    /// <summary>Calls a day, response-cache hits and batches included.</summary>
    public double CallsPerDay { get; init; }

    /// <summary>How calls, or sessions where there are any, are spread over the day.</summary>
    public ArrivalProcess Arrival { get; init; }

    /// <summary>Tokens of the prefix that all calls share.</summary>
    public long PrefixTokens { get; init; }

    /// <summary>Tokens of the prefix that only the calls of one tenant share, behind the shared ones.</summary>
    public long TenantTokens { get; init; }

    /// <summary>How many tenants there are, all equally busy.</summary>
    public int Tenants { get; init; } = 1;

    /// <summary>Tokens of each call's own input.</summary>
    public long InputTokens { get; init; }

    /// <summary>Generated tokens of each call.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Turns of a session; each turn sends the earlier ones again. One for calls without history.</summary>
    public int TurnsPerSession { get; init; } = 1;

    /// <summary>The mean time between two turns, in seconds.</summary>
    public double TurnGapSeconds { get; init; } = 60;

    /// <summary>The lifetime that breakpoints ask for: <c>5m</c> or <c>1h</c>. Models whose cache is automatic have their own.</summary>
    public string Ttl { get; init; } = "5m";

    /// <summary>The route; a session keeps its tier. Empty for no routing.</summary>
    public IReadOnlyList<WorkloadTier> Tiers { get; init; } = [];

    /// <summary>The share of calls that can wait for a batch, from 0 to 1.</summary>
    public double BatchShare { get; init; }

    /// <summary>The share of calls that a response cache answers, from 0 to 1.</summary>
    public double ResponseCacheHitRate { get; init; }

    /// <summary>The day whose prices count; today when <see langword="null"/>.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Seeds the arrivals; equal workloads give equal results.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The times of the calls of a day and the number of their tenants, where they were measured; drawn when <see langword="null"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<(TimeSpan Time, int Tenant)>? Measured { get; init; }

    /// <summary>Reads a workload.</summary>
    /// <param name="json">JSON with the members of this class in camel case; comments are allowed.</param>
    /// <exception cref="WorkloadException">It is no workload.</exception>
    [RequiresUnreferencedCode("Reads JSON by reflection; make the workload in code where the program is trimmed.")]
    [RequiresDynamicCode("Reads JSON by reflection; make the workload in code where the program is compiled ahead of time.")]
    public static Workload Parse(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize<Workload>(json, Json) ?? throw new WorkloadException("The workload is empty.")).Validate();
        }
        catch (JsonException exception)
        {
            throw new WorkloadException($"The workload cannot be read: {exception.Message}");
        }
    }

    /// <summary>Checks the numbers.</summary>
    /// <returns>This workload.</returns>
    /// <exception cref="WorkloadException">A number is out of range.</exception>
    public Workload Validate()
    {
        if (Model.Length == 0)
            throw new WorkloadException("\"model\" is missing; name the model that answers everything before routing, such as \"claude-sonnet-4-6\".");
        if (CallsPerDay is not (> 0 and <= 1e9))
            throw new WorkloadException(FormattableString.Invariant($"\"callsPerDay\" is {CallsPerDay}; give a number above 0 and up to a billion."));
        if (Math.Min(Math.Min(PrefixTokens, TenantTokens), Math.Min(InputTokens, OutputTokens)) < 0)
            throw new WorkloadException("A number of tokens is negative; give 0 or more.");
        if (Tenants < 1 || TurnsPerSession < 1 || TurnGapSeconds < 0)
            throw new WorkloadException("\"tenants\" and \"turnsPerSession\" start at 1, \"turnGapSeconds\" at 0.");
        if (BatchShare is not (>= 0 and <= 1) || ResponseCacheHitRate is not (>= 0 and <= 1))
            throw new WorkloadException("\"batchShare\" and \"responseCacheHitRate\" are shares; give numbers from 0 to 1.");
        if (Ttl is not ("5m" or "1h"))
            throw new WorkloadException($"\"ttl\" is '{Ttl}'; write \"5m\" or \"1h\".");
        if (Tiers.Any(static tier => tier.Share < 0) || (Tiers.Count > 0 && Tiers.Sum(static tier => tier.Share) <= 0))
            throw new WorkloadException("The shares of \"tiers\" are numbers from 0 on, and one is above it.");
        return this;
    }
}
