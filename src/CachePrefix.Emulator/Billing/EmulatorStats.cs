namespace CachePrefix.Emulator.Billing;

/// <summary>The bill since the start or the last reset.</summary>
/// <param name="Total">All models together, and requests whose model is unknown.</param>
/// <param name="Models">Each model, by its id in the catalogue.</param>
/// <param name="Faults">How often each injected fault happened.</param>
public sealed record EmulatorStats(
    ModelBill Total,
    IReadOnlyDictionary<string, ModelBill> Models,
    IReadOnlyDictionary<string, long> Faults);
