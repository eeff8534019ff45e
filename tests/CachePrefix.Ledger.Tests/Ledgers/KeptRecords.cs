using System.Collections.Concurrent;

namespace CachePrefix.Ledger.Tests.Ledgers;

/// <summary>Keeps the records that a meter makes.</summary>
internal sealed class KeptRecords : ICallSink
{
    public ConcurrentQueue<CallRecord> Records { get; } = [];

    public void Take(CallRecord record) => Records.Enqueue(record);
}
