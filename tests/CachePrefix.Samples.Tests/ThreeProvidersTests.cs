using ThreeProviders;

namespace CachePrefix.Samples.Tests;

public sealed class ThreeProvidersTests
{
    [Fact]
    public async Task Each_provider_reads_the_prefix_and_bills_what_the_results_cost()
    {
        var bills = await Trial.RunAsync(100);

        Assert.Equal(["quick", "standard", "expert"], bills.Select(bill => bill.Tier));
        Assert.All(bills, bill =>
        {
            Assert.True(bill.Usages.Count >= 10, $"{bill.Tier}: {bill.Usages.Count} calls");
            Assert.True(bill.ReadPercent >= 99, $"{bill.Tier} read {bill.ReadPercent:0.00} %");
            Assert.True(bill.SavingPercent >= 50, $"{bill.Tier} saved {bill.SavingPercent:0.0} %");
            Assert.Equal(bill.Billed, bill.Cost + bill.Storage, precision: 4); // Storage runs on while it is read, by less than a hundredth of a cent.
        });
    }
}
