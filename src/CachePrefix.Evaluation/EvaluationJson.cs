using System.Text.Json.Serialization;

namespace CachePrefix.Evaluation;

/// <summary>The JSON forms of kept answers and of results.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(KeptAnswer))]
[JsonSerializable(typeof(EvaluationSummary))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
internal sealed partial class EvaluationJson : JsonSerializerContext;
