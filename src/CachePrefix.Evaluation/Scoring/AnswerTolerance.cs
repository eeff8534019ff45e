using System.Text.Json;

namespace CachePrefix.Evaluation;

/// <summary>What two typed answers may differ in and still be the same.</summary>
public sealed record AnswerTolerance
{
    /// <summary>Nothing.</summary>
    public static AnswerTolerance None { get; } = new() { Absolute = 0, Relative = 0, IgnoreCase = false, IgnoreWhiteSpace = false };

    /// <summary>The difference of two numbers that is tolerated.</summary>
    public double Absolute { get; init; } = 1e-9;

    /// <summary>The difference of two numbers that is tolerated, as a share of the larger one.</summary>
    public double Relative { get; init; } = 1e-6;

    /// <summary>Whether upper and lower case are the same.</summary>
    public bool IgnoreCase { get; init; } = true;

    /// <summary>Whether runs of white space are one blank, and none at the ends.</summary>
    public bool IgnoreWhiteSpace { get; init; } = true;

    /// <summary>Whether the order of lists does not matter.</summary>
    public bool IgnoreOrder { get; init; }

    /// <summary>Properties that are not compared, as paths of names: <c>reason</c>, <c>order.note</c>; elements of lists have the path of their list.</summary>
    public IReadOnlyCollection<string> Ignored { get; init; } = [];

    /// <summary>Whether a score is the share of the compared values that are right, rather than right or wrong as a whole.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Compares an answer with the expected one.</summary>
    /// <param name="expected">The expected answer.</param>
    /// <param name="actual">The answer.</param>
    /// <returns>The score, with the first difference as its reason.</returns>
    public Score Compare(JsonElement expected, JsonElement actual)
    {
        var (right, all, difference) = Count(expected, actual, "");
        return right == all || all == 0 ? Score.Right : new Score(IsPartial ? (double)right / all : 0, difference);
    }

    private (int Right, int All, string? Difference) Count(JsonElement expected, JsonElement actual, string path)
    {
        if (Ignored.Contains(path))
            return (0, 0, null);
        if (expected.ValueKind == JsonValueKind.Object)
            return CountProperties(expected, actual, path);
        if (expected.ValueKind == JsonValueKind.Array)
            return CountElements(expected, actual, path);
        return IsSame(expected, actual) ? (1, 1, null) : (0, 1, $"{(path.Length == 0 ? "the answer" : path)} is {Short(actual)}, not {Short(expected)}");
    }

    private (int Right, int All, string? Difference) CountProperties(JsonElement expected, JsonElement actual, string path)
    {
        var (right, all, difference) = (0, 0, (string?)null);
        var isObject = actual.ValueKind == JsonValueKind.Object;
        foreach (var property in expected.EnumerateObject())
        {
            var value = isObject && actual.TryGetProperty(property.Name, out var found) ? found : default;
            Add(Count(property.Value, value, Join(path, property.Name)));
        }

        foreach (var property in isObject ? actual.EnumerateObject() : default)
        {
            if (!expected.TryGetProperty(property.Name, out _) && !Ignored.Contains(Join(path, property.Name)))
                Add((0, 1, $"{Join(path, property.Name)} is {Short(property.Value)}, and is not expected"));
        }

        return (right, all, difference);

        void Add((int Right, int All, string? Difference) part)
        {
            right += part.Right;
            all += part.All;
            difference ??= part.Difference;
        }
    }

    /// <summary>Without order, each expected element takes the first one left that is the same, or the next one left.</summary>
    private (int Right, int All, string? Difference) CountElements(JsonElement expected, JsonElement actual, string path)
    {
        var left = actual.ValueKind == JsonValueKind.Array ? actual.EnumerateArray().ToList() : [];
        var (right, all, difference) = (0, 0, (string?)null);
        if (expected.GetArrayLength() == 0 && left.Count == 0)
            return actual.ValueKind == JsonValueKind.Array ? (1, 1, null) : (0, 1, $"{path} is {Short(actual)}, not []");
        foreach (var element in expected.EnumerateArray())
        {
            var place = IgnoreOrder ? Math.Max(0, left.FindIndex(each => Count(element, each, path) is var (hits, of, _) && hits == of)) : 0;
            var part = Count(element, place < left.Count ? left[place] : default, path);
            if (place < left.Count)
                left.RemoveAt(place);
            right += part.Right;
            all += part.All;
            difference ??= part.Difference;
        }

        return left.Count == 0 ? (right, all, difference) : (right, all + left.Count, difference ?? $"{path} has {left.Count} more: {Short(left[0])}");
    }

    private bool IsSame(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != actual.ValueKind)
            return false;
        return expected.ValueKind switch
        {
            JsonValueKind.Number => expected.GetRawText() == actual.GetRawText() || IsNear(expected.GetDouble(), actual.GetDouble()),
            JsonValueKind.String => string.Equals(Normal(expected.GetString()!), Normal(actual.GetString()!), IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
            _ => true,
        };
    }

    private bool IsNear(double one, double other) => Math.Abs(one - other) <= Math.Max(Absolute, Relative * Math.Max(Math.Abs(one), Math.Abs(other)));

    private string Normal(string text) => IgnoreWhiteSpace ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : text;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Short(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            return "missing";
        var text = value.GetRawText();
        return text.Length <= 120 ? text : text[..120] + "…";
    }
}
