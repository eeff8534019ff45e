namespace CachePrefix;

/// <summary>Takes the records of a meter: a ledger's writer, watches, telemetry. Sinks are registered as services.</summary>
public interface ICallSink
{
    /// <summary>Takes a record. Called on the path of the request: must return at once and not throw.</summary>
    /// <param name="record">The record.</param>
    void Take(CallRecord record);
}
