using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix.Anthropic;

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class BatchJson : JsonSerializerContext;
