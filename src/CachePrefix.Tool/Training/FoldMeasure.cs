namespace CachePrefix.Tool.Training;

/// <summary>What one fold showed.</summary>
/// <param name="Ranking">The router's ranking.</param>
/// <param name="LengthApgr">That of the length of the prompt.</param>
/// <param name="Abstained">The share of prompts for which the router abstained.</param>
/// <param name="Recovered">The share of the gap that the router recovers with a tenth to nine tenths of strong calls; chance recovers as much as the share of calls.</param>
/// <param name="LengthRecovered">The same by length.</param>
internal sealed record FoldMeasure(Ranking Ranking, double LengthApgr, double Abstained, double[] Recovered, double[] LengthRecovered);
