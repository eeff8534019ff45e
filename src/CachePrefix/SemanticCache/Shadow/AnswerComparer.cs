namespace CachePrefix;

/// <summary>
/// Compares answers by their words: the same but for white space and case is right, what <see cref="LookAlikeGuard"/> tells apart is wrong,
/// and of the rest it cannot tell. Suits short, structured answers; free text needs a judge.
/// </summary>
public sealed class AnswerComparer : IAnswerComparer
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>The only instance.</summary>
    public static AnswerComparer Instance { get; } = new();

    private AnswerComparer()
    {
    }

    /// <inheritdoc />
    public ValueTask<bool?> CompareAsync(string question, string cached, string model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cached);
        ArgumentNullException.ThrowIfNull(model);
        if (string.Equals(Normal(cached), Normal(model), StringComparison.OrdinalIgnoreCase))
            return new(true);
        return new(LookAlikeGuard.Compare(cached, model).Result switch
        {
            GuardResult.Same => true,
            GuardResult.Different => false,
            _ => null,
        });
    }

    private static string Normal(string text) => string.Join(' ', text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
}
