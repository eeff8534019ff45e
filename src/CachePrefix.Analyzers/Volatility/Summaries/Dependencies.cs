using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What has to be the same for what was found of a unit to hold in another compilation that declares the same.</summary>
internal sealed class Dependencies
{
    private readonly HashSet<Reading> _readings = [];

    /// <summary>What was read of the unit and of all that it calls.</summary>
    public IReadOnlyCollection<Reading> Readings => _readings;

    /// <summary>Whether calls were so many or so deep that they were not all followed: then it matters which units were solved before.</summary>
    public bool IsCut { get; set; }

    /// <summary>Whether something in the file was read.</summary>
    public bool Include(SyntaxTree file) => _readings.Any(reading => reading.Files.Contains(file));

    public void Add(Reading reading) => _readings.Add(reading);

    public void Add(Dependencies other)
    {
        _readings.UnionWith(other._readings);
        IsCut |= other.IsCut;
    }
}
