using System.Text.Json;
using CachePrefix.Evaluation;
using CachePrefix.Tool.Caching;

namespace CachePrefix.Tool.Evaluating;

/// <summary>Answers that were recorded elsewhere: <c>{ "input": …, "answer": …, "cost": …, "milliseconds": …, "outputTokens": …, "model": … }</c>, one object a line.</summary>
internal static class RecordedSide
{
    public static EvaluatedSystem<string, JsonElement> Load(FileInfo file)
    {
        var answers = new Dictionary<string, SystemAnswer<JsonElement>>(StringComparer.Ordinal);
        foreach (var (input, answer) in JsonLines.Read(file, Read))
            answers[input] = answer;
        return new EvaluatedSystem<string, JsonElement>(
            Path.GetFileNameWithoutExtension(file.Name), $"{file.FullName}|{file.LastWriteTimeUtc:O}|{file.Length}",
            (input, _) => answers.TryGetValue(input, out var answer) ? Task.FromResult(answer)
                : throw new EvaluationException($"{file.FullName} has no answer to the input '{(input.Length > 80 ? input[..80] + "…" : input)}'."));
    }

    private static Recorded? Read(JsonElement row)
    {
        if (!row.TryGetProperty("input", out var input) || !row.TryGetProperty("answer", out var answer))
            return null;
        return new Recorded(AnswerText.Show(input), new SystemAnswer<JsonElement>
        {
            Value = answer.ValueKind == JsonValueKind.String ? AnswerText.Read(answer.GetString()!) : answer.Clone(),
            Flaw = answer.ValueKind == JsonValueKind.Null ? "there is no answer" : null,
            Cost = Number("cost") is { } cost ? (decimal)cost : null,
            Latency = TimeSpan.FromMilliseconds(Number("milliseconds") ?? 0),
            Usage = new TokenUsage(UncachedInput: (long)(Number("inputTokens") ?? 0), Output: (long)(Number("outputTokens") ?? 0)),
            Model = row.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String ? model.GetString() : null,
            IsKept = true,
        });

        double? Number(string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and < 1e12 ? number : null;
    }

    private sealed record Recorded(string Input, SystemAnswer<JsonElement> Answer);
}
