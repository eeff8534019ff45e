using System.Security.Cryptography;

namespace CachePrefix;

/// <summary>Ids of calls: sixteen random hexadecimal digits of the process and a count, which takes no system call as a random one for each would.</summary>
internal static class CallIds
{
    private const int Digits = 16;

    private static readonly ulong Process = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private static long _count;

    public static string Next() => string.Create(2 * Digits, Interlocked.Increment(ref _count), static (id, count) =>
    {
        Write(id[..Digits], Process);
        Write(id[Digits..], (ulong)count);
    });

    private static void Write(Span<char> digits, ulong number)
    {
        for (var i = digits.Length - 1; i >= 0; i--, number >>= 4)
            digits[i] = "0123456789abcdef"[(int)(number & 15)];
    }
}
