namespace CachePrefix;

/// <summary>How often cheaper answers disagreed with those of the best tier.</summary>
public sealed record Disagreement
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The class of request; unless the program names classes, where the answer came from: a tier's name or a cache.</summary>
    public required string Class { get; init; }

    /// <summary>The answers that were compared.</summary>
    public required int Compared { get; init; }

    /// <summary>Those of them that disagreed.</summary>
    public required int Disagreed { get; init; }

    /// <summary>Answers of which it could not be told; not among <see cref="Compared"/>.</summary>
    public required int Undecided { get; init; }

    /// <summary>The lower end of the interval of the share that disagrees, from 0 to 1. It holds at all times together, however often it is looked at.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>When the last answer was compared, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The share of the compared answers that disagreed; 0 where none was compared.</summary>
    public double Share => Compared == 0 ? 0 : (double)Disagreed / Compared;
}
