namespace CachePrefix.Auditing.Sources;

/// <summary>How much work one file may cause, so that none, however it is made, holds an audit up.</summary>
internal sealed class WorkBudget(int units)
{
    private int _left = units;

    /// <exception cref="WorkBudgetException">The budget is used up.</exception>
    public void Spend(long work)
    {
        if (work > _left)
        {
            _left = 0;
            throw new WorkBudgetException();
        }

        _left -= (int)work;
    }
}
