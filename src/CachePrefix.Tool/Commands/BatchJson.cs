using System.Text.Json.Serialization;

namespace CachePrefix.Tool.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(BatchRun))]
[JsonSerializable(typeof(IReadOnlyList<BatchRun>))]
[JsonSerializable(typeof(IReadOnlyList<BatchResult>))]
internal sealed partial class BatchJson : JsonSerializerContext;
