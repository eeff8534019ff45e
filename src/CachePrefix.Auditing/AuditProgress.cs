namespace CachePrefix.Auditing;

/// <summary>How far an audit has come.</summary>
/// <param name="Phase">What is being done, in a few words.</param>
/// <param name="Done">How many projects are done in this phase.</param>
/// <param name="Total">How many there are; 0 where that is not known yet.</param>
public sealed record AuditProgress(string Phase, int Done, int Total);
