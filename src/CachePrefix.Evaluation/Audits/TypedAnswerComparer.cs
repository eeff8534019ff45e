using System.Text.Json;

namespace CachePrefix.Evaluation;

/// <summary>Compares answers that are JSON objects or lists value by value, within a tolerance, and others by their words.</summary>
public sealed class TypedAnswerComparer : IAnswerComparer
{
    private readonly AnswerTolerance _tolerance;

    /// <summary>Makes a comparer.</summary>
    /// <param name="tolerance">What typed answers may differ in; white space, case and rounding errors when <see langword="null"/>.</param>
    public TypedAnswerComparer(AnswerTolerance? tolerance = null) => _tolerance = tolerance ?? new AnswerTolerance();

    /// <inheritdoc />
    public ValueTask<bool?> CompareAsync(string question, string cached, string model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cached);
        ArgumentNullException.ThrowIfNull(model);
        using var one = Parse(cached);
        using var other = Parse(model);
        return one is null || other is null
            ? AnswerComparer.Instance.CompareAsync(question, cached, model, cancellationToken)
            : new(_tolerance.Compare(other.RootElement, one.RootElement).Value >= 1);
    }

    private static JsonDocument? Parse(string text)
    {
        if (text.AsSpan().Trim() is not (['{', .., '}'] or ['[', .., ']']))
            return null;
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
