namespace CachePrefix.Ledger.Reports;

/// <summary>One row of a table of the report: what a feature, prompt, tier, model or tenant cost.</summary>
/// <param name="Name">The name.</param>
/// <param name="Sum">Its calls added up.</param>
/// <param name="Share">Its share of the whole cost, from 0 to 1.</param>
public sealed record BillShare(string Name, CallRollUp Sum, double Share);
