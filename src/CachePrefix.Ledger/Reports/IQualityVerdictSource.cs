namespace CachePrefix.Ledger.Reports;

/// <summary>Where a report page finds the verdicts of evaluations, to show them beside the cost.</summary>
public interface IQualityVerdictSource
{
    /// <summary>Reads the verdicts.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The verdicts, in any order.</returns>
    ValueTask<IReadOnlyList<QualityVerdict>> ReadAsync(CancellationToken cancellationToken);
}
