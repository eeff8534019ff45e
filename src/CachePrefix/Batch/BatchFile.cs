using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace CachePrefix;

/// <summary>Files of lines: requests as <c>id TAB body</c>, results as the provider wrote them.</summary>
internal static class BatchFile
{
    private const byte Tab = (byte)'\t';
    private const byte LineFeed = (byte)'\n';
    private const int BufferSize = 1 << 16;

    private static readonly byte[] LineEnd = [LineFeed];

    public static async ValueTask WriteAsync(Stream stream, BatchRequest request, CancellationToken cancellationToken)
    {
        var head = Encoding.ASCII.GetBytes(request.CustomId + "\t");
        await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(request.Body, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(LineEnd, cancellationToken).ConfigureAwait(false);
    }

    public static async IAsyncEnumerable<BatchRequest> RequestsAsync(
        IBatchStore store, string run, int part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in LinesAsync(store, run, BatchNames.Requests(part), cancellationToken).ConfigureAwait(false))
        {
            var tab = line.Span.IndexOf(Tab);
            yield return new BatchRequest(Encoding.ASCII.GetString(line.Span[..tab]), line[(tab + 1)..]);
        }
    }

    public static async ValueTask<bool> ExistsAsync(IBatchStore store, string run, string file, CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(run, file, cancellationToken).ConfigureAwait(false) is not { } stream)
            return false;

        await stream.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>The lines of a file, one after the other; each is valid until the next one is asked for.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        IBatchStore store, string run, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await store.OpenAsync(run, file, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Run '{run}' has lost its file '{file}'; restore it, or delete the run and submit its prompts under another name.");
        await using (stream.ConfigureAwait(false))
        {
            var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var buffer = read.Buffer;
                while (buffer.PositionOf(LineFeed) is { } end)
                {
                    if (buffer.Slice(0, end) is { IsEmpty: false } line)
                        yield return Memory(line);
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }

                if (read.IsCompleted && !buffer.IsEmpty)
                    yield return Memory(buffer);
                if (read.IsCompleted)
                    break;
                reader.AdvanceTo(buffer.Start, buffer.End);
            }

            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static ReadOnlyMemory<byte> Memory(in ReadOnlySequence<byte> line) => line.IsSingleSegment ? line.First : line.ToArray();
}
