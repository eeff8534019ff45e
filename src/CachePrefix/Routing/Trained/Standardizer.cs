namespace CachePrefix;

/// <summary>Brings numbers to mean 0 and deviation 1, at most a few deviations from it.</summary>
/// <param name="Mean">By number.</param>
/// <param name="Scale">By number, the reciprocal of the deviation; 0 for numbers that were all equal.</param>
internal sealed record Standardizer(float[] Mean, float[] Scale)
{
    private const float Furthest = 4;

    public void Apply(ReadOnlySpan<float> values, Span<float> standardised)
    {
        for (var i = 0; i < values.Length; i++)
            standardised[i] = Math.Clamp((values[i] - Mean[i]) * Scale[i], -Furthest, Furthest);
    }
}
