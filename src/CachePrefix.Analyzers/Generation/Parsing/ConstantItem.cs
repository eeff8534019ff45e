namespace CachePrefix.Analyzers.Generation;

/// <summary>A tool or text of a prefix that is known at compile time.</summary>
/// <param name="Kind"><see cref="Tool"/> or <see cref="System"/>.</param>
/// <param name="Name">The name that the model sees of a tool; the member's name of a text.</param>
/// <param name="Text">The text, or the canonical text of the tool; line ends are line feeds.</param>
/// <param name="Tokens">About how many tokens it has.</param>
internal sealed record ConstantItem(char Kind, string Name, string Text, int Tokens)
{
    public const char Tool = 'T';
    public const char System = 'S';
}
