namespace CachePrefix.Emulator.Cache;

/// <summary>The end of one block of a prompt.</summary>
/// <param name="Key">The key of the prompt up to and including the block.</param>
/// <param name="Tokens">The tokens of the prompt up to and including the block.</param>
/// <param name="Position">The block's place in the provider's count of look-back positions.</param>
internal readonly record struct PrefixBlock(UInt128 Key, int Tokens, int Position);
