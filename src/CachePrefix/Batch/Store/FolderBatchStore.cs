using System.Runtime.CompilerServices;
using System.Text;

namespace CachePrefix;

/// <summary>Keeps batches in a folder, one folder inside it for each run.</summary>
/// <param name="folder">The folder; made when it is first needed.</param>
public sealed class FolderBatchStore(string folder) : IBatchStore
{
    private const string StateFile = "run.json";
    private const int BufferSize = 1 << 16;

    /// <summary>The folder that is used unless another one is named: <c>.cacheprefix/batches</c> in the working directory.</summary>
    public static string DefaultFolder => Path.Combine(Environment.CurrentDirectory, ".cacheprefix", "batches");

    /// <inheritdoc />
    public ValueTask<IAsyncDisposable?> TryLockAsync(string run, CancellationToken cancellationToken)
    {
        var path = PathOf(run, "lock");
        Directory.CreateDirectory(Folder(run));
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return new((IAsyncDisposable?)null);
        }
    }

    /// <inheritdoc />
    public async ValueTask<BatchRun?> FindAsync(string run, CancellationToken cancellationToken)
    {
        var path = PathOf(run, StateFile);
        if (!File.Exists(path))
            return null;

        return BatchRunJson.Read(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), $"'{path}'");
    }

    /// <inheritdoc />
    public async ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var path = PathOf(run.Name, StateFile);
        Directory.CreateDirectory(Folder(run.Name));
        var stream = new DurableStream(path + ".new");
        await using (stream.ConfigureAwait(false))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(BatchRunJson.Write(run)), cancellationToken).ConfigureAwait(false);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BatchRun> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runs = new List<BatchRun>();
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [])
        {
            if (BatchRunJson.IsName(Path.GetFileName(path)) && await TryFindAsync(Path.GetFileName(path), cancellationToken).ConfigureAwait(false) is { } run)
                runs.Add(run);
        }

        foreach (var run in runs.OrderByDescending(static run => run.CreatedAt))
            yield return run;
    }

    /// <inheritdoc />
    public ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder(run));
        return new(new DurableStream(PathOf(run, file)));
    }

    /// <inheritdoc />
    public ValueTask<Stream?> OpenAsync(string run, string file, CancellationToken cancellationToken)
    {
        var path = PathOf(run, file);
        return new(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize) : null);
    }

    /// <inheritdoc />
    public async ValueTask AppendAsync(string run, string file, string line, CancellationToken cancellationToken)
    {
        var stream = new DurableStream(PathOf(run, file), FileMode.Append);
        await using (stream.ConfigureAwait(false))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Folder(run)))
            Directory.Delete(Folder(run), recursive: true);
        return default;
    }

    private async ValueTask<BatchRun?> TryFindAsync(string run, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return BatchRunJson.Unreadable(run, exception.Message);
        }
    }

    private string Folder(string run) => PathOf(run, "");

    private string PathOf(string run, string file)
    {
        BatchRunJson.RequireName(run);
        return Path.Combine(folder, run, file);
    }

    /// <summary>A file that is on the disk once it is closed.</summary>
    private sealed class DurableStream(string path, FileMode mode = FileMode.Create) : FileStream(path, mode, FileAccess.Write, FileShare.Read, BufferSize)
    {
        public override async ValueTask DisposeAsync()
        {
            Flush(flushToDisk: true);
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }
}
