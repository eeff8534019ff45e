using System.Buffers;
using System.Text.Json;

namespace CachePrefix;

/// <summary>Writes the requests of a batch in a provider's form to a temporary file, so that a batch of any size takes little memory. Called by provider packages.</summary>
public static class BatchUpload
{
    private const int BufferSize = 1 << 16;

    /// <summary>Writes the requests.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="write">Writes one request as one JSON value.</param>
    /// <param name="start">What comes before the first value.</param>
    /// <param name="separator">What comes between two values.</param>
    /// <param name="end">What comes after the last value.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The file, at its beginning; it is gone when it is closed.</returns>
    /// <exception cref="BatchException">The file cannot be written.</exception>
    public static async Task<Stream> CreateAsync(
        IAsyncEnumerable<BatchRequest> requests,
        Action<Utf8JsonWriter, BatchRequest> write,
        ReadOnlyMemory<byte> start,
        ReadOnlyMemory<byte> separator,
        ReadOnlyMemory<byte> end,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(write);
        FileStream? file = null;
        try
        {
            file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
            var line = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(line);
            var isFirst = true;
            await foreach (var request in requests.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await file.WriteAsync(isFirst ? start : separator, cancellationToken).ConfigureAwait(false);
                isFirst = false;
                write(writer, request);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                await file.WriteAsync(line.WrittenMemory, cancellationToken).ConfigureAwait(false);
                line.ResetWrittenCount();
                writer.Reset();
            }

            await file.WriteAsync(end, cancellationToken).ConfigureAwait(false);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            return file;
        }
        catch (Exception exception)
        {
            if (file is not null)
                await file.DisposeAsync().ConfigureAwait(false);
            if (exception is IOException or UnauthorizedAccessException)
                throw new BatchException($"The requests of a batch cannot be written to the folder of temporary files, '{Path.GetTempPath()}': {exception.Message} Nothing was sent: make room or give access, and go on with the same name.", exception);
            throw;
        }
    }
}
