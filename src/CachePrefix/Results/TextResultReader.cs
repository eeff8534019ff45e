using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The reader of plain-text prompts: the value is the text.</summary>
public sealed class TextResultReader : ResultReader<string>
{
    private TextResultReader()
    {
    }

    /// <summary>The only instance.</summary>
    public static TextResultReader Instance { get; } = new();

    /// <inheritdoc />
    public override ChatResponseFormat? Format => null;

    /// <inheritdoc />
    public override bool TryRead(string text, [MaybeNullWhen(false)] out string value, [NotNullWhen(false)] out string? error)
    {
        value = text;
        error = null;
        return true;
    }
}
