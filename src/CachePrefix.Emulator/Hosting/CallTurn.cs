using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Hosting;

/// <summary>One call's turn.</summary>
/// <param name="Number">The number from which ids are made.</param>
/// <param name="Start">When it began.</param>
/// <param name="Fault">What goes wrong with its answer.</param>
/// <param name="Tariff">How it is billed.</param>
internal readonly record struct CallTurn(long Number, DateTimeOffset Start, FaultKind? Fault, Tariff Tariff = Tariff.Direct);
