using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace CachePrefix.Emulator.Cache;

/// <summary>Hashes a prompt from its start, so that every prefix of it has a key. Each byte is read once.</summary>
internal sealed class PrefixHasher : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The key of everything appended so far.</summary>
    public UInt128 Key
    {
        get
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            _hash.GetCurrentHash(hash);
            return BinaryPrimitives.ReadUInt128LittleEndian(hash);
        }
    }

    public void Dispose() => _hash.Dispose();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
    }

    public void Append(string text) => Append(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>Appends the characters of a text that continues: where it is cut does not change the key.</summary>
    public void AppendRun(ReadOnlySpan<char> text) => _hash.AppendData(MemoryMarshal.AsBytes(text));

    public void Append(JsonElement element) => Append(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>Appends the members of an object as they were sent, in their order, without some.</summary>
    public void AppendWithout(JsonElement element, ReadOnlySpan<byte> name, ReadOnlySpan<byte> otherName = default)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals(name) || (!otherName.IsEmpty && member.NameEquals(otherName)))
                continue;
            Append(JsonMarshal.GetRawUtf8PropertyName(member));
            Append(member.Value);
        }
    }
}
