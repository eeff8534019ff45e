using System.Collections.Concurrent;

namespace CachePrefix.Resilience.Tests.Support;

/// <summary>Keeps what a meter records.</summary>
internal sealed class RecordList : ICallSink
{
    private readonly ConcurrentQueue<CallRecord> _records = new();

    public IReadOnlyList<CallRecord> Records => [.. _records];

    public void Take(CallRecord record) => _records.Enqueue(record);
}
