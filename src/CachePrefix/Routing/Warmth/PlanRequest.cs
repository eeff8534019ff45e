namespace CachePrefix;

/// <summary>What the planner decides on: the tiers, cheapest and weakest first, and what is expected of the turns to come.</summary>
internal sealed class PlanRequest
{
    /// <summary>The tiers.</summary>
    public required PlannedTier[] Tiers { get; init; }

    /// <summary>By how many tokens the conversation grows with each turn, by estimate.</summary>
    public required double Growth { get; init; }

    /// <summary>The time between two turns, on average.</summary>
    public required TimeSpan Gap { get; init; }

    /// <summary>How many turns are looked at, this one included.</summary>
    public required int Horizon { get; init; }

    /// <summary>The weakest tier that this turn may go to.</summary>
    public required int Demand { get; init; }

    /// <summary>The weakest tier that quality asks for in the next turns besides what each of them demands.</summary>
    public int Floor { get; init; }

    /// <summary>For how many turns, this one included.</summary>
    public int FloorTurns { get; init; }

    /// <summary>How likely each demand follows each: row by row, a row for the demand before.</summary>
    public required double[] Demands { get; init; }

    /// <summary>How likely each tier's answer is rejected, so that the next tier is asked as well: row by row, a row for each demand. <see langword="null"/> where there is no next tier to ask.</summary>
    public double[]? Rejections { get; init; }
}
