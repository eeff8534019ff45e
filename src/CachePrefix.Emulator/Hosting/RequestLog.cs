namespace CachePrefix.Emulator.Hosting;

/// <summary>Numbers requests and keeps them if asked to.</summary>
internal sealed class RequestLog(bool keep)
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private long _count;

    public long Add(string path, DateTimeOffset time, byte[] body)
    {
        lock (_gate)
        {
            var number = ++_count;
            if (keep)
                _requests.Add(new RecordedRequest(number, path, time, body));
            return number;
        }
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_gate)
            return [.. _requests];
    }

    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }
}
