using System.Text.Json.Serialization;

namespace CachePrefix.Tool.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(BatchRun))]
[JsonSerializable(typeof(IReadOnlyList<BatchRun>))]
internal sealed partial class BatchJson : JsonSerializerContext;
