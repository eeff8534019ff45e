using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix.Evaluation.Tests;

internal sealed record Reply(string Text, double Amount = 0, string[]? Tags = null);

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(JsonElement))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class TestJson : JsonSerializerContext;

internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cacheprefix-evaluation-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

internal static class Support
{
    public static EvaluationSuite<string, string> Suite(int cases, Func<int, string?>? classOf = null, Func<int, string?>? sourceOf = null) => new(
        "numbers",
        Enumerable.Range(0, cases).Select(i => new EvaluationCase<string, string>($"c{i}", $"question {i}") { Expected = $"answer {i}", Class = classOf?.Invoke(i), Source = sourceOf?.Invoke(i) }),
        TestJson.Default.String,
        TestJson.Default.String);

    /// <summary>A system that answers from the number in the question.</summary>
    public static EvaluatedSystem<string, string> Answering(string name, Func<int, bool> isRight, Action? asked = null, decimal cost = 0.001m) => new(name, "1", (input, _) =>
    {
        asked?.Invoke();
        var number = int.Parse(input.Split(' ')[1], global::System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult(new SystemAnswer<string> { Value = isRight(number) ? $"answer {number}" : "nonsense", Cost = cost, Model = name, Latency = TimeSpan.FromMilliseconds(10) });
    });

    public static EvaluationOptions Options(AnswerStore? answers = null) => new() { Comparison = new ComparisonOptions { Margin = 0.02 }, Answers = answers };
}
