namespace CachePrefix.Analyzers.Locking;

/// <summary>One tool or text of a locked prefix.</summary>
/// <param name="Name">The member's name, or that of the tool with <c>()</c> behind it.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Hash">The first eight digits of SHA-256 over the text.</param>
/// <param name="Trace">What tells where a changed text differs first: see <see cref="TextTrace"/>.</param>
internal sealed record LockItem(string Name, int Length, string Hash, string Trace)
{
    public const int HashLength = 8;
}
