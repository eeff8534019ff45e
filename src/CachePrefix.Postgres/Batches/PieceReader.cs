namespace CachePrefix.Postgres.Batches;

/// <summary>Reads a file piece by piece, each when it is needed.</summary>
/// <param name="first">The first piece.</param>
/// <param name="next">The first piece behind a number; nothing behind the last one.</param>
internal sealed class PieceReader((int Number, byte[] Bytes) first, Func<int, CancellationToken, Task<(int Number, byte[] Bytes)?>> next) : Stream
{
    private (int Number, byte[] Bytes)? _piece = first;
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_piece is { } piece && !buffer.IsEmpty)
        {
            if (_position < piece.Bytes.Length)
            {
                var count = Math.Min(buffer.Length, piece.Bytes.Length - _position);
                piece.Bytes.AsMemory(_position, count).CopyTo(buffer);
                _position += count;
                return count;
            }

            _piece = await next(piece.Number, cancellationToken).ConfigureAwait(false);
            _position = 0;
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Task.Run(() => ReadAsync(buffer.AsMemory(offset, count)).AsTask()).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
