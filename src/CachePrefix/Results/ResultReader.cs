using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Turns the text of an answer into a value.</summary>
/// <typeparam name="TResult">The type of the value.</typeparam>
public abstract class ResultReader<TResult>
{
    private protected ResultReader()
    {
    }

    /// <summary>The response format that the request asks for, or <see langword="null"/> for plain text.</summary>
    public abstract ChatResponseFormat? Format { get; }

    /// <summary>Reads an answer.</summary>
    /// <param name="text">The text of the answer.</param>
    /// <param name="value">The value.</param>
    /// <param name="error">Why the text is not a value of the type.</param>
    /// <returns>Whether the text is a value of the type.</returns>
    public abstract bool TryRead(string text, [MaybeNullWhen(false)] out TResult value, [NotNullWhen(false)] out string? error);
}
