namespace CachePrefix;

/// <summary>How a <see cref="DifficultyRouter"/> chooses.</summary>
public sealed class DifficultyRouterOptions
{
    /// <summary>The price of quality; that of the file unless set. Higher values ask cheaper tiers.</summary>
    public double? Threshold { get; set; }

    /// <summary>
    /// The least share of right answers, by <see cref="DifficultyModel.OperatingPoints"/>: the cheapest point whose <see cref="OperatingPoint.QualityLow"/> reaches it is taken. Not together with
    /// <see cref="Threshold"/> or <see cref="TargetCost"/>.
    /// </summary>
    public double? TargetQuality { get; set; }

    /// <summary>The most that a request may cost on average, in the unit of <see cref="DifficultyTier.Cost"/>: the best point that costs no more is taken.</summary>
    public double? TargetCost { get; set; }

    /// <summary>The name that decisions carry. <c>difficulty</c> unless set.</summary>
    public string Name { get; set; } = "difficulty";

    internal double ThresholdFor(DifficultyModel model)
    {
        if (new[] { Threshold, TargetQuality, TargetCost }.Count(static value => value is not null) > 1)
            throw new CachePrefixConfigurationException("A difficulty router takes one of Threshold, TargetQuality and TargetCost; more than one is set.");
        if (TargetQuality is { } quality)
        {
            return model.OperatingPoints.Where(point => point.QualityLow >= quality).MinBy(static point => point.Cost)?.Threshold
                ?? throw new CachePrefixConfigurationException($"TargetQuality is {quality:0.####}; the router's file reaches {model.OperatingPoints.Max(static point => point.QualityLow):0.####} with 95 % confidence at most. Ask for less, or train with more rows.");
        }

        if (TargetCost is { } cost)
        {
            return model.OperatingPoints.Where(point => point.Cost <= cost).OrderByDescending(static point => point.Quality).ThenBy(static point => point.Cost).FirstOrDefault()?.Threshold
                ?? throw new CachePrefixConfigurationException($"TargetCost is {cost:0.####}; tier '{model.Tiers[0].Name}' alone costs {model.Tiers[0].Cost:0.####}.");
        }

        return Threshold ?? model.Threshold;
    }
}
