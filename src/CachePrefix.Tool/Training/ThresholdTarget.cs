using System.Globalization;

namespace CachePrefix.Tool.Training;

/// <summary>How the threshold is chosen among the operating points: for a quality, for a cost, or for most of what the dear tier gains.</summary>
internal sealed record ThresholdTarget
{
    private const double UsualShareOfGap = 0.8;

    /// <summary>The least share of right answers, or <see langword="null"/>.</summary>
    public double? Quality { get; init; }

    /// <summary>The most that a request may cost on average, or <see langword="null"/>.</summary>
    public double? Cost { get; init; }

    /// <exception cref="CommandException">No threshold reaches the target.</exception>
    public double Choose(IReadOnlyList<OperatingPoint> points, IReadOnlyList<DifficultyTier> tiers)
    {
        if (Cost is { } cost)
        {
            return points.Where(point => point.Cost <= cost).OrderByDescending(static point => point.Quality).ThenBy(static point => point.Cost).FirstOrDefault()?.Threshold
                ?? throw new CommandException(string.Create(CultureInfo.InvariantCulture, $"No threshold keeps the mean cost at {cost:0.####}: tier '{tiers[0].Name}' alone costs {tiers[0].Cost:0.####}."));
        }

        if (Quality is { } quality)
        {
            return points.Where(point => point.QualityLow >= quality).MinBy(static point => point.Cost)?.Threshold
                ?? throw new CommandException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"No threshold reaches a quality of {quality:0.####} with 95 % confidence on held-out prompts: the best reaches {points.Max(static point => point.QualityLow):0.####}. Ask for less, or train with more rows."));
        }

        var (least, most) = (points[0].Quality, points[^1].Quality);
        return points.FirstOrDefault(point => point.Quality >= least + (UsualShareOfGap * (most - least)))?.Threshold ?? points[0].Threshold;
    }
}
