namespace SupportBot;

/// <summary>Both runs side by side.</summary>
internal sealed record Comparison(int Questions, string BaselineModel, Bill Baseline, Bill Bill, RoutedRun Routed)
{
    public double SavingPercent => Baseline.Cost == 0 ? 0 : (double)(100 * (1 - Bill.Cost / Baseline.Cost));
}
