namespace CachePrefix.Batch.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cacheprefix-batch-").FullName;

    public FolderBatchStore Store => new(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
