namespace CachePrefix.Emulator.Batches;

/// <summary>The batches of a provider, by the key that made them.</summary>
internal sealed class BatchStore
{
    private readonly Lock _gate = new();
    private readonly List<(string Key, BatchJob Job)> _jobs = [];
    private long _count;

    public BatchJob Add(string key, Func<long, BatchJob> create)
    {
        lock (_gate)
        {
            var job = create(++_count);
            _jobs.Add((key, job));
            return job;
        }
    }

    public BatchJob? Find(string key, string id)
    {
        lock (_gate)
            return _jobs.Find(item => item.Key == key && item.Job.Id == id).Job;
    }

    /// <summary>All batches of a key, the newest first.</summary>
    public List<BatchJob> List(string key)
    {
        lock (_gate)
            return [.. _jobs.Where(item => item.Key == key).Select(item => item.Job).Reverse()];
    }

    public void Remove(string key, string id)
    {
        lock (_gate)
            _jobs.RemoveAll(item => item.Key == key && item.Job.Id == id);
    }

    public void Clear()
    {
        lock (_gate)
            _jobs.Clear();
    }
}
