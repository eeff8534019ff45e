using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix.Tool.Training;

/// <summary>Deals prompts into folds by their content: the same rows always get the same folds, and a prompt that occurs twice is never on both sides.</summary>
internal static class Folds
{
    /// <param name="prompts">The prompts.</param>
    /// <param name="count">The count of folds.</param>
    /// <param name="seed">Another number deals them otherwise.</param>
    /// <returns>By prompt, the number of its fold from 0.</returns>
    public static int[] Deal(IReadOnlyList<string> prompts, int count, int seed)
    {
        var keys = prompts.Select(prompt => Key(prompt, seed)).ToArray();
        var order = Enumerable.Range(0, prompts.Count).OrderBy(i => keys[i]).ToArray();
        var folds = new int[prompts.Count];
        var different = -1;
        for (var i = 0; i < order.Length; i++)
        {
            if (i == 0 || keys[order[i]] != keys[order[i - 1]])
                different++;
            folds[order[i]] = different % count;
        }

        return folds;
    }

    /// <summary>A number that depends on a prompt and a seed, evenly spread.</summary>
    public static ulong Key(string prompt, int seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{prompt}"), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
