namespace CachePrefix;

/// <summary>Where a conversation stands.</summary>
/// <param name="Tier">The place in the route of the tier that answered last.</param>
/// <param name="Demand">What the last turn demanded.</param>
/// <param name="At">When it was routed.</param>
/// <param name="Tokens">The tokens of its request, by estimate.</param>
/// <param name="Floor">The tier that quality asks for.</param>
/// <param name="FloorTurns">For how many turns still.</param>
internal sealed record SessionState(int Tier, int Demand, DateTimeOffset At, int Tokens, int Floor = 0, int FloorTurns = 0);
