using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix;

/// <summary>The JSON form of records: names in camel case, values that are not known left out, enumerations by name.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(LedgerLine))]
[JsonSerializable(typeof(CallRecord))]
internal sealed partial class CallRecordJsonContext : JsonSerializerContext;

/// <summary>One line of a JSON-lines ledger: a record or an outcome.</summary>
internal sealed record LedgerLine(CallRecord? Call = null, CallOutcome? Outcome = null);
