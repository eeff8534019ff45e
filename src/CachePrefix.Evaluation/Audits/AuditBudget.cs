namespace CachePrefix.Evaluation;

/// <summary>What asking again may still cost today. Not safe for concurrent use.</summary>
internal sealed class AuditBudget(ProductionAuditOptions options)
{
    /// <summary>How many are asked together before the first price is known.</summary>
    private const int AtUnknownPrice = 10;

    private DateOnly _day;
    private int _asked;
    private decimal _dearest;

    public decimal Spent { get; private set; }

    /// <summary>How many requests fit, at the price of the dearest so far.</summary>
    public int Room(DateTimeOffset now, int wanted)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (day != _day)
            (_day, _asked, Spent) = (day, 0, 0);
        if (Spent + _dearest > options.DailyBudget || options.DailyBudget == 0)
            return 0;
        var affordable = _dearest == 0 ? AtUnknownPrice : (int)Math.Min(int.MaxValue, (options.DailyBudget - Spent) / _dearest);
        return Math.Max(0, Math.Min(Math.Min(wanted, options.MaxPerDay - _asked), affordable));
    }

    public void Ask(int requests) => _asked += requests;

    public void Pay(decimal? cost)
    {
        if (cost is not { } paid)
            return;
        Spent += paid;
        _dearest = Math.Max(_dearest, paid);
    }
}
