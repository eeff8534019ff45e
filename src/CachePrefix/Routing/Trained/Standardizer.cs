namespace CachePrefix;

/// <summary>
/// Brings the shape of a prompt to mean 0 and deviation 1, at most a few deviations from it, and gives it a second time for prompts that list no options: what length or numbers mean differs
/// between a question with options and a task in free form.
/// </summary>
/// <param name="Mean">By number of the shape.</param>
/// <param name="Scale">By number of the shape, the reciprocal of the deviation; 0 for numbers that were all equal.</param>
internal sealed record Standardizer(float[] Mean, float[] Scale)
{
    /// <summary>The count of numbers that come out.</summary>
    public const int Count = (2 * PromptShape.Count) + 1;

    private const float Furthest = 4;
    private const float IsFree = 3;

    public void Apply(ReadOnlySpan<float> shape, Span<float> standardised)
    {
        for (var i = 0; i < shape.Length; i++)
            standardised[i] = Math.Clamp((shape[i] - Mean[i]) * Scale[i], -Furthest, Furthest);
        var free = standardised[PromptShape.Count..Count];
        free.Clear();
        if (shape[PromptShape.ListedOptions] > 0)
            return;
        standardised[..PromptShape.Count].CopyTo(free);
        free[PromptShape.Count] = IsFree;
    }
}
