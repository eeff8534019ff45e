using CachePrefix;
using CachePrefix.Emulator;
using CachePrefix.Models;

namespace NightlyTagging;

/// <summary>The same tickets one by one. The price of a ticket does not depend on how many there are, so some are enough.</summary>
internal static class Comparison
{
    private const int Sample = 50;

    public static async Task<string> OfAsync(ProviderEmulator emulator, string provider, int count, decimal batch)
    {
        emulator.Reset();
        var sample = Math.Min(Sample, count);
        var model = "";
        await foreach (var item in Worker.ClientOf(emulator.BaseAddress, provider).SendManyAsync(new Tickets(sample, isSmall: false)))
            model = (item.Result ?? throw item.Error!).Model!;

        var cached = emulator.Stats.Total.CostUsd / sample * count;
        var usage = emulator.Stats.Total.Tokens;
        ModelCatalog.Default.TryFind(model, out var info);
        var uncached = info!.CostOf(new TokenUsage(usage.TotalInput, Output: usage.Output), DateOnly.FromDateTime(DateTime.UtcNow))!.Value.Total / sample * count;
        return FormattableString.Invariant($"""
            one by one, cached  ${cached:0.00}
            one by one          ${uncached:0.00}
            saved               {100 * (1 - (batch / uncached)):0.0} %
            """);
    }
}
