using System.Runtime.CompilerServices;
using System.Text.Json;

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
    public async ValueTask<IAsyncDisposable?> TryLockAsync(string run, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder(run), "lock");
        Directory.CreateDirectory(Folder(run));
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            await Task.CompletedTask.ConfigureAwait(false);
            return null;
        }
    }

    /// <inheritdoc />
    public async ValueTask<BatchRun?> FindAsync(string run, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder(run), StateFile);
        if (!File.Exists(path))
            return null;

        try
        {
            var stream = File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
                return await JsonSerializer.DeserializeAsync(stream, BatchJsonContext.Default.BatchRun, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is no state of a batch run: {exception.Message} Restore it, or delete its folder if the run is not needed.", exception);
        }
    }

    /// <inheritdoc />
    public async ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var path = Path.Combine(Folder(run.Name), StateFile);
        Directory.CreateDirectory(Folder(run.Name));
        var stream = new DurableStream(path + ".new");
        await using (stream.ConfigureAwait(false))
            await JsonSerializer.SerializeAsync(stream, run, BatchJsonContext.Default.BatchRun, cancellationToken).ConfigureAwait(false);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BatchRun> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runs = new List<BatchRun>();
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [])
        {
            if (await FindAsync(Path.GetFileName(path), cancellationToken).ConfigureAwait(false) is { } run)
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
    public async ValueTask AppendAsync(string run, string file, string line, CancellationToken cancellationToken) =>
        await File.AppendAllTextAsync(PathOf(run, file), line + "\n", cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Folder(run)))
            Directory.Delete(Folder(run), recursive: true);
        return default;
    }

    private string Folder(string run) => PathOf(run, "");

    private string PathOf(string run, string file)
    {
        if (run.Length is 0 or > 100 || run[0] == '.' || run.AsSpan().ContainsAnyExcept(BatchNames.Allowed))
            throw new ArgumentException($"'{run}' cannot name a batch run; use ASCII letters, digits, '-', '_' and '.', at most 100.", nameof(run));
        return Path.Combine(folder, run, file);
    }

    /// <summary>A new file that is on the disk once it is closed.</summary>
    private sealed class DurableStream(string path) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize)
    {
        public override async ValueTask DisposeAsync()
        {
            Flush(flushToDisk: true);
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }
}
