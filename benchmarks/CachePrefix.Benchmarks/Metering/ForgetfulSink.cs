namespace CachePrefix.Benchmarks.Metering;

/// <summary>Keeps nothing, so that only the making of records is measured.</summary>
internal sealed class ForgetfulSink : ICallSink
{
    public void Take(CallRecord record)
    {
    }
}
