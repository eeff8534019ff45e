namespace CachePrefix;

/// <summary>Keeps what calls took. Called by one <see cref="LedgerWriter"/> at a time; reading may go on beside it.</summary>
public interface ICallLedger
{
    /// <summary>Keeps records and outcomes, all or none of them.</summary>
    /// <param name="records">The records.</param>
    /// <param name="outcomes">What earlier calls were good for.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    ValueTask AppendAsync(IReadOnlyList<CallRecord> records, IReadOnlyList<CallOutcome> outcomes, CancellationToken cancellationToken = default);

    /// <summary>Reads records in the order in which they were kept.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    IAsyncEnumerable<CallRecord> ReadAsync(CallQuery query, CancellationToken cancellationToken = default);

    /// <summary>Adds up records by hour, feature, prompt, tier, model, tenant, deployment and source.</summary>
    /// <param name="query">Which ones; <see cref="CallQuery.From"/> and <see cref="CallQuery.To"/> count by full hours.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    ValueTask<IReadOnlyList<CallRollUp>> RollUpAsync(CallQuery query, CancellationToken cancellationToken = default);

    /// <summary>Adds up outcomes by day, feature, prompt and unit.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    ValueTask<IReadOnlyList<OutcomeRollUp>> OutcomesAsync(CallQuery query, CancellationToken cancellationToken = default);
}
