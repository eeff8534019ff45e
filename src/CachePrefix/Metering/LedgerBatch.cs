namespace CachePrefix;

/// <summary>What is written to a ledger at once.</summary>
internal sealed class LedgerBatch
{
    private readonly List<TaskCompletionSource> _marks = [];

    public List<CallRecord> Records { get; } = [];

    public List<CallOutcome> Outcomes { get; } = [];

    public int Count => Records.Count + Outcomes.Count;

    public void Add(object item)
    {
        switch (item)
        {
            case CallRecord record:
                Records.Add(record);
                break;
            case CallOutcome outcome:
                Outcomes.Add(outcome);
                break;
            case TaskCompletionSource mark:
                _marks.Add(mark);
                break;
        }
    }

    public void Complete()
    {
        foreach (var mark in _marks)
            mark.TrySetResult();
    }

    public void Clear()
    {
        Records.Clear();
        Outcomes.Clear();
        _marks.Clear();
    }
}
