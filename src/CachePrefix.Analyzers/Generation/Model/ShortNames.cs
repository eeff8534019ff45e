using System.Text;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Shortens names: file systems take 255 bytes, and a compiler's output folder is part of a path.</summary>
internal static class ShortNames
{
    private const int MostBytes = 150;
    private const int KeptCharacters = 40;
    private const int HashDigits = 16;

    /// <summary>The name, or its beginning and a hash where it is long.</summary>
    public static string Of(string name) =>
        Encoding.UTF8.GetByteCount(name) <= MostBytes ? name : name.Substring(0, KeptCharacters) + "_" + HashOf(name);

    public static string HashOf(string name) => ConstantPart.Hash(name).Substring(0, HashDigits);
}
