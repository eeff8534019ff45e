namespace CachePrefix;

/// <summary>Adds up records in memory.</summary>
public static class CallRollUps
{
    /// <summary>Adds up records by their keys.</summary>
    /// <param name="records">The records.</param>
    /// <returns>One sum for each key, in the order in which the keys appear.</returns>
    public static IReadOnlyList<CallRollUp> Of(IEnumerable<CallRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var sums = new Dictionary<CallRollUpKey, CallRollUp>();
        var order = new List<CallRollUp>();
        foreach (var record in records)
            Add(sums, order, record);
        return order;
    }

    /// <summary>Adds up records by their keys.</summary>
    /// <param name="records">The records.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>One sum for each key, in the order in which the keys appear.</returns>
    public static async ValueTask<IReadOnlyList<CallRollUp>> OfAsync(IAsyncEnumerable<CallRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var sums = new Dictionary<CallRollUpKey, CallRollUp>();
        var order = new List<CallRollUp>();
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
            Add(sums, order, record);
        return order;
    }

    /// <summary>Adds up sums by something else than their keys.</summary>
    /// <typeparam name="TGroup">What they are added up by.</typeparam>
    /// <param name="sums">The sums.</param>
    /// <param name="group">What a sum belongs to.</param>
    /// <returns>One sum for each group; its key is that of the group's first sum.</returns>
    public static IReadOnlyDictionary<TGroup, CallRollUp> By<TGroup>(IEnumerable<CallRollUp> sums, Func<CallRollUpKey, TGroup> group)
        where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(group);
        var groups = new Dictionary<TGroup, CallRollUp>();
        foreach (var sum in sums)
        {
            var key = group(sum.Key);
            if (!groups.TryGetValue(key, out var total))
                groups[key] = total = new CallRollUp(sum.Key);
            total.Add(sum);
        }

        return groups;
    }

    private static void Add(Dictionary<CallRollUpKey, CallRollUp> sums, List<CallRollUp> order, CallRecord record)
    {
        var key = CallRollUpKey.Of(record);
        if (!sums.TryGetValue(key, out var sum))
        {
            sums[key] = sum = new CallRollUp(key);
            order.Add(sum);
        }

        sum.Add(record);
    }
}
