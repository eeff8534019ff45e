namespace CachePrefix.Postgres.Batches;

/// <summary>Cuts what is written into pieces of a size that PostgreSQL keeps well.</summary>
internal sealed class PieceWriter(Func<int, ReadOnlyMemory<byte>, CancellationToken, Task> write) : Stream
{
    private const int PieceSize = 1 << 20;

    private readonly byte[] _buffer = new byte[PieceSize];
    private int _count;
    private int _piece;
    private bool _isClosed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var part = Math.Min(buffer.Length, PieceSize - _count);
            buffer[..part].CopyTo(_buffer.AsMemory(_count));
            _count += part;
            buffer = buffer[part..];
            if (_count == PieceSize)
                await EndPieceAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Task.Run(() => WriteAsync(buffer.AsMemory(offset, count)).AsTask()).GetAwaiter().GetResult();

    public override async ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            if (_count > 0 || _piece == 0)
                await EndPieceAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task EndPieceAsync(CancellationToken cancellationToken)
    {
        await write(_piece++, _buffer.AsMemory(0, _count), cancellationToken).ConfigureAwait(false);
        _count = 0;
    }
}
