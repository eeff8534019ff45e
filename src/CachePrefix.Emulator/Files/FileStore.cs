namespace CachePrefix.Emulator.Files;

/// <summary>The files of a provider, by the key that made them. What has expired is gone.</summary>
internal sealed class FileStore(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<(string Key, StoredFile File)> _files = [];
    private long _count;

    public StoredFile Add(string key, string name, string purpose, ReadOnlyMemory<byte> content, DateTimeOffset? expires)
    {
        lock (_gate)
        {
            var file = new StoredFile(FormattableString.Invariant($"file-{++_count:D12}"), name, purpose, clock.GetUtcNow(), expires, content);
            _files.Add((key, file));
            return file;
        }
    }

    public StoredFile? Find(string key, string id)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
            return _files.Find(item => item.Key == key && item.File.Id == id && !(item.File.Expires <= now)).File;
    }

    /// <summary>All files of a key, the newest first.</summary>
    public List<StoredFile> List(string key)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
            return [.. _files.Where(item => item.Key == key && !(item.File.Expires <= now)).Select(item => item.File).Reverse()];
    }

    public bool Remove(string key, string id)
    {
        lock (_gate)
            return _files.RemoveAll(item => item.Key == key && item.File.Id == id) > 0;
    }

    public void Clear()
    {
        lock (_gate)
            _files.Clear();
    }
}
