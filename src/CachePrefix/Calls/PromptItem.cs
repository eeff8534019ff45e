using System.Diagnostics.CodeAnalysis;

namespace CachePrefix;

/// <summary>The outcome of one prompt of many: a result, or the error that it failed with.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Index">The position of the prompt in the sequence that was sent, from 0.</param>
/// <param name="Result">The result, or <see langword="null"/> when the prompt failed.</param>
/// <param name="Error">The error, or <see langword="null"/> when the prompt was answered.</param>
public sealed record PromptItem<T>(int Index, PromptResult<T>? Result, Exception? Error)
{
    /// <summary>Whether the prompt was answered.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Result is not null;
}
