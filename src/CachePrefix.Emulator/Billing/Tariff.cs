namespace CachePrefix.Emulator.Billing;

/// <summary>How a call is billed.</summary>
internal enum Tariff
{
    Direct,
    Batch,
}
