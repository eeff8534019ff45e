namespace CachePrefix.Tool.Training;

/// <summary>What training gave.</summary>
/// <param name="Parts">The router.</param>
/// <param name="HeldOut">By row and tier, the probability from layers that had not seen the row.</param>
internal sealed record TrainedRouter(DifficultyModelParts Parts, double[][] HeldOut);
