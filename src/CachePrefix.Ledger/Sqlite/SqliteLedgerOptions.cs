namespace CachePrefix.Ledger;

/// <summary>How long a <see cref="SqliteCallLedger"/> keeps what.</summary>
public sealed class SqliteLedgerOptions
{
    /// <summary>How long single records are kept. 30 days unless set.</summary>
    public TimeSpan KeepCalls { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long hourly sums and outcomes are kept. 400 days unless set.</summary>
    public TimeSpan KeepRollUps { get; set; } = TimeSpan.FromDays(400);

    /// <summary>How long a batch waits for another process that has the database locked. 2 seconds unless set.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
