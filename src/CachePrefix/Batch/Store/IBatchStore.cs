namespace CachePrefix;

/// <summary>Keeps the state of batches, so that after a crash nothing is lost or paid for twice.</summary>
public interface IBatchStore
{
    /// <summary>Takes a run for this process alone.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What gives the run back when it is disposed of or the process ends, or <see langword="null"/> when another has it.</returns>
    ValueTask<IAsyncDisposable?> TryLockAsync(string run, CancellationToken cancellationToken);

    /// <summary>The state of a run.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The state, or <see langword="null"/> when there is no such run.</returns>
    ValueTask<BatchRun?> FindAsync(string run, CancellationToken cancellationToken);

    /// <summary>Replaces the state of a run; what is written is on the disk when the task ends, whole or not at all.</summary>
    /// <param name="run">The state.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is written.</returns>
    ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken);

    /// <summary>All runs, the newest first.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The runs. One whose state cannot be read is there with <see cref="BatchRun.Fault"/>, which says why.</returns>
    IAsyncEnumerable<BatchRun> ListAsync(CancellationToken cancellationToken);

    /// <summary>Begins a file of a run in place of an earlier one. It counts once a saved state speaks of it.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A stream whose content is on the disk when it was disposed of.</returns>
    ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken);

    /// <summary>Opens a file of a run.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The content, or <see langword="null"/> when there is no such file.</returns>
    ValueTask<Stream?> OpenAsync(string run, string file, CancellationToken cancellationToken);

    /// <summary>Adds a line to a file of a run.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line, without its end.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is on the disk.</returns>
    ValueTask AppendAsync(string run, string file, string line, CancellationToken cancellationToken);

    /// <summary>Removes a run and its files.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is gone.</returns>
    ValueTask DeleteAsync(string run, CancellationToken cancellationToken);
}
