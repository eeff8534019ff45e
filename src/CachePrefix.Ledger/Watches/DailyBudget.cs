namespace CachePrefix.Ledger.Watches;

/// <summary>What the calls of the day cost, against the budgets. Not safe for concurrent use.</summary>
internal sealed class DailyBudget(CallWatchOptions options)
{
    public const string AllPrompts = "*";

    private readonly Dictionary<string, decimal> _spent = new(StringComparer.Ordinal);
    private DateOnly _day;

    /// <summary>Adds the cost of a record and tells which budgets it concerns.</summary>
    public IEnumerable<(string Name, decimal Spent, decimal Budget)> Take(CallRecord record)
    {
        Turn(record.Time);
        if (record.TotalCost is not { } cost)
            yield break;

        foreach (var name in new[] { AllPrompts, record.Prompt })
            _spent[name] = _spent.GetValueOrDefault(name) + cost;
        if (options.DailyBudget is { } budget)
            yield return (AllPrompts, _spent[AllPrompts], budget);
        if (options.PromptBudgets.TryGetValue(record.Prompt, out var own))
            yield return (record.Prompt, _spent[record.Prompt], own);
    }

    /// <summary>The budget of a call of a prompt of which a share is spent, or nothing.</summary>
    public (string Name, decimal Spent, decimal Budget)? Exceeded(string prompt, DateTimeOffset now, decimal share = 1)
    {
        Turn(now);
        if (options.DailyBudget is { } budget && _spent.GetValueOrDefault(AllPrompts) is var all && all >= budget * share)
            return (AllPrompts, all, budget);
        return options.PromptBudgets.TryGetValue(prompt, out var own) && _spent.GetValueOrDefault(prompt) is var spent && spent >= own * share
            ? (prompt, spent, own)
            : null;
    }

    private void Turn(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        if (day <= _day)
            return;
        _day = day;
        _spent.Clear();
    }
}
