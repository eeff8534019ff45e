using CachePrefix.Models;

namespace CachePrefix.Ledger.Reports;

/// <summary>What a ledger says about a period, ready to be shown.</summary>
public sealed class LedgerReport
{
    private LedgerReport(IReadOnlyList<CallRollUp> sums, IReadOnlyList<OutcomeRollUp> outcomes, DateTimeOffset from, DateTimeOffset to, ModelCatalog catalog)
    {
        (Sums, Outcomes, From, To) = (sums, outcomes, from, to);
        Days = Math.Max(1.0 / 24, (to - from).TotalDays);
        Total = new CallRollUp(default);
        foreach (var sum in sums)
            Total.Add(sum);
        var health = new PromptHealthReader(catalog, Days);
        Prompts = [.. sums.GroupBy(static sum => sum.Key.Prompt, StringComparer.Ordinal)
            .Select(group => health.Read(group.Key, [.. group]))
            .OrderByDescending(static prompt => prompt.CostPerDay)
            .ThenBy(static prompt => prompt.Prompt, StringComparer.Ordinal)];
    }

    /// <summary>The first time.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The time before which the records lie.</summary>
    public DateTimeOffset To { get; }

    /// <summary>How many days that is.</summary>
    public double Days { get; }

    /// <summary>All hourly sums.</summary>
    public IReadOnlyList<CallRollUp> Sums { get; }

    /// <summary>What calls were good for.</summary>
    public IReadOnlyList<OutcomeRollUp> Outcomes { get; }

    /// <summary>Everything together.</summary>
    public CallRollUp Total { get; }

    /// <summary>The prompts, the dearest first.</summary>
    public IReadOnlyList<PromptHealth> Prompts { get; }

    /// <summary>Reads a report from a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">The time before which records lie.</param>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public static async Task<LedgerReport> ReadAsync(
        ICallLedger ledger, DateTimeOffset from, DateTimeOffset to, ModelCatalog? catalog = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var query = new CallQuery(from, to);
        var sums = await ledger.RollUpAsync(query, cancellationToken).ConfigureAwait(false);
        var outcomes = await ledger.OutcomesAsync(query, cancellationToken).ConfigureAwait(false);
        return new LedgerReport(sums, outcomes, from, to, catalog ?? ModelCatalog.Default);
    }

    /// <summary>Makes a report of sums.</summary>
    /// <param name="sums">The hourly sums.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">The time before which records lie.</param>
    /// <param name="outcomes">What calls were good for; nothing when <see langword="null"/>.</param>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    public static LedgerReport Of(
        IReadOnlyList<CallRollUp> sums, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<OutcomeRollUp>? outcomes = null, ModelCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(sums);
        return new LedgerReport(sums, outcomes ?? [], from, to, catalog ?? ModelCatalog.Default);
    }

    /// <summary>What each of something cost, the dearest first.</summary>
    /// <param name="name">The name of the thing that a sum belongs to; sums without one are left out.</param>
    public IReadOnlyList<BillShare> By(Func<CallRollUpKey, string?> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var cost = Total.TotalCost;
        return [.. CallRollUps.By(Sums.Where(sum => name(sum.Key) is not null), key => name(key)!)
            .Select(group => new BillShare(group.Key, group.Value, cost == 0 ? 0 : (double)(group.Value.TotalCost / cost)))
            .OrderByDescending(static share => share.Sum.TotalCost)
            .ThenBy(static share => share.Name, StringComparer.Ordinal)];
    }

    /// <summary>What each day cost and what each lever saved.</summary>
    public IReadOnlyList<DayOfLevers> ByDay() => [.. Sums
        .GroupBy(static sum => DateOnly.FromDateTime(sum.Key.Hour.UtcDateTime))
        .OrderBy(static day => day.Key)
        .Select(static day => DayOfLevers.Of(day.Key, day))];

    /// <summary>When a new version of the program made its first calls.</summary>
    public IReadOnlyList<(DateTimeOffset Time, string Deployment)> Deployments() => [.. Sums
        .Where(static sum => sum.Key.Deployment is not null)
        .GroupBy(static sum => sum.Key.Deployment!, StringComparer.Ordinal)
        .Select(static group => (Time: group.Min(static sum => sum.Key.Hour), Deployment: group.Key))
        .OrderBy(static each => each.Time)];
}
