using System.Collections.Concurrent;

namespace CachePrefix.Tests.SemanticCache;

/// <summary>Keeps the records of a meter.</summary>
internal sealed class KeptCalls : ICallSink
{
    public ConcurrentQueue<CallRecord> Records { get; } = [];

    public void Take(CallRecord record) => Records.Enqueue(record);
}
