namespace CachePrefix.Ledger.Simulation;

/// <summary>A call of a simulated day.</summary>
/// <param name="Time">Seconds since the day began.</param>
/// <param name="Tenant">The tenant's number.</param>
/// <param name="Session">The session's number.</param>
/// <param name="Turn">The turn within the session, from 0.</param>
internal readonly record struct Arrival(double Time, int Tenant, int Session, int Turn);
