namespace CachePrefix.Benchmarks.Suite;

/// <summary>What one comparison of the suite gave.</summary>
/// <param name="Name">What was compared, after the subject and a colon.</param>
/// <param name="Ratio">What it took against its peer or against what is allowed; smaller is better.</param>
/// <param name="Goal">The most that the ratio should be.</param>
/// <param name="Detail">The figures behind the ratio.</param>
internal sealed record Measure(string Name, double Ratio, double Goal, string Detail)
{
    /// <summary>A machine that does other things, too, must not fail a build; twice the goal is more than noise.</summary>
    private const double Tolerance = 2;

    public bool IsReached => Ratio <= Goal;

    /// <summary>Whether the ratio is more than twice what it should be.</summary>
    public bool IsFarOff => Ratio > Tolerance * Goal;

    /// <summary>The lower of two measures of the same: what else the machine did only adds.</summary>
    public Measure LowerOf(Measure other) => Ratio <= other.Ratio ? this : other;
}
