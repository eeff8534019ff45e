namespace CachePrefix.Evaluation;

/// <summary>One input of a suite, and what is expected of the answer.</summary>
/// <typeparam name="TInput">The type of the input.</typeparam>
/// <typeparam name="TAnswer">The type of the answer.</typeparam>
/// <param name="Id">What the case is called; unique in its suite.</param>
/// <param name="Input">The input.</param>
public sealed record EvaluationCase<TInput, TAnswer>(string Id, TInput Input)
{
    private readonly TAnswer? _expected;

    /// <summary>The right answer; unset where a scorer judges without one.</summary>
    public TAnswer? Expected
    {
        get => _expected;
        init
        {
            _expected = value;
            HasExpected = value is not null;
        }
    }

    /// <summary>Whether there is a right answer.</summary>
    public bool HasExpected { get; private init; }

    /// <summary>The class of request, which is compared on its own too, or <see langword="null"/>.</summary>
    public string? Class { get; init; }

    /// <summary>
    /// What the case was taken from, such as a conversation or a document. Cases of one source are alike and do not count as independent.
    /// <see langword="null"/> where the case stands alone.
    /// </summary>
    public string? Source { get; init; }
}
