using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CachePrefix.Evaluation;

/// <summary>Makes suites.</summary>
public static class EvaluationSuite
{
    /// <summary>Reads a suite of texts from JSON lines, as <see cref="Load{TInput, TAnswer}"/> does.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The suite, named after the file.</returns>
    /// <exception cref="EvaluationException">A line cannot be read; the message names it.</exception>
    public static EvaluationSuite<string, string> Load(string path) => Load(path, EvaluationJson.Default.String, EvaluationJson.Default.String);

    /// <summary>
    /// Reads a suite from JSON lines: <c>{ "input": …, "expected": …, "id": …, "class": …, "source": … }</c>, of which only the input has to be there. A case without
    /// an id is called after its line.
    /// </summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="path">The path of the file.</param>
    /// <param name="inputType">How inputs are read.</param>
    /// <param name="answerType">How answers are read.</param>
    /// <returns>The suite, named after the file.</returns>
    /// <exception cref="EvaluationException">A line cannot be read; the message names it.</exception>
    public static EvaluationSuite<TInput, TAnswer> Load<TInput, TAnswer>(string path, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TAnswer> answerType)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var cases = new List<EvaluationCase<TInput, TAnswer>>();
        var number = 0;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                    cases.Add(Read(line, $"line {number}", inputType, answerType));
            }

            return new EvaluationSuite<TInput, TAnswer>(Path.GetFileNameWithoutExtension(path), cases, inputType, answerType);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new EvaluationException($"{path}({number}): no case of this suite: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EvaluationException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>Makes a suite of the rows of an xunit theory: input, expected answer and, where there are more columns, class and source.</summary>
    /// <typeparam name="TInput">The type of the inputs.</typeparam>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <param name="name">What the suite is called.</param>
    /// <param name="rows">The rows, such as a <c>TheoryData</c>.</param>
    /// <param name="inputType">How inputs are written.</param>
    /// <param name="answerType">How answers are written and read.</param>
    /// <returns>The suite; cases are called after their rows, from 1.</returns>
    /// <exception cref="ArgumentException">A row has other columns.</exception>
    public static EvaluationSuite<TInput, TAnswer> FromRows<TInput, TAnswer>(
        string name, IEnumerable<object?[]> rows, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TAnswer> answerType)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new EvaluationSuite<TInput, TAnswer>(name, rows.Select(Case), inputType, answerType);

        EvaluationCase<TInput, TAnswer> Case(object?[] row, int index)
        {
            if (row is not [TInput input, ..] || row.Length > 4 || row.ElementAtOrDefault(1) is not (null or TAnswer)
                || row.ElementAtOrDefault(2) is not (null or string) || row.ElementAtOrDefault(3) is not (null or string))
                throw new ArgumentException(
                    $"Row {index + 1} of '{name}' is not an input ({typeof(TInput).Name}), then an expected answer ({typeof(TAnswer).Name}), a class and a source (string).", nameof(rows));

            var each = new EvaluationCase<TInput, TAnswer>($"row {index + 1}", input) { Class = row.ElementAtOrDefault(2) as string, Source = row.ElementAtOrDefault(3) as string };
            return row.ElementAtOrDefault(1) is TAnswer expected ? each with { Expected = expected } : each;
        }
    }

    private static EvaluationCase<TInput, TAnswer> Read<TInput, TAnswer>(string line, string name, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TAnswer> answerType)
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("input", out var input) || input.Deserialize(inputType) is not { } value)
            throw new JsonException("there is no \"input\"");

        var each = new EvaluationCase<TInput, TAnswer>(Text("id") ?? name, value) { Class = Text("class"), Source = Text("source") };
        return row.TryGetProperty("expected", out var expected) && expected.ValueKind != JsonValueKind.Null ? each with { Expected = expected.Deserialize(answerType) } : each;

        string? Text(string property) => !row.TryGetProperty(property, out var text) || text.ValueKind == JsonValueKind.Null ? null
            : text.ValueKind == JsonValueKind.String ? text.GetString() : text.GetRawText();
    }
}
