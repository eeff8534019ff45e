using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix;

/// <summary>
/// Encodes values one after the other, each with its kind and its length ahead of it, so that no value can look like the end of another,
/// and hashes the whole.
/// </summary>
internal struct KeyWriter : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    public KeyWriter()
    {
    }

    public void Null() => Reserve(1)[0] = (byte)'-';

    public void Write(bool value) => Reserve(1)[0] = (byte)(value ? 't' : 'f');

    public void Write(long value)
    {
        var span = Reserve(9);
        span[0] = (byte)'n';
        BinaryPrimitives.WriteInt64LittleEndian(span[1..], value);
    }

    public void Write(double? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        var span = Reserve(9);
        span[0] = (byte)'d';
        BinaryPrimitives.WriteDoubleLittleEndian(span[1..], value.Value);
    }

    public void Write(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Header((byte)'s', Encoding.UTF8.GetByteCount(value));
        var span = Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
        _length -= span.Length - Encoding.UTF8.GetBytes(value, span);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Header((byte)'b', bytes.Length);
        bytes.CopyTo(Reserve(bytes.Length));
    }

    /// <summary>Begins a list; as many values as it says must follow.</summary>
    public void List(int count) => Header((byte)'l', count);

    public readonly string ToKey(string prefix)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer.AsSpan(0, _length), hash);
        return string.Concat(prefix, Convert.ToHexString(hash));
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);

    private void Header(byte kind, int length)
    {
        var span = Reserve(5);
        span[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], length);
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
            Grow(count);
        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
