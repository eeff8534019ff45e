using System.Text.Json;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Responses;

/// <summary>How a response is to be written.</summary>
/// <param name="Body">The request: a response repeats its settings.</param>
/// <param name="Model">The model as the request named it.</param>
/// <param name="ReportsWrites">Whether the model reports tokens written to the cache.</param>
/// <param name="IsPrewarm">Whether the request only warms the cache.</param>
internal sealed record ResponseShape(JsonElement Body, string Model, bool ReportsWrites, bool IsPrewarm)
{
    public bool IsStream => Json.IsTrue(Body, "stream");

    public string ServiceTier => ServiceTiers.Read(Body);

    public bool IsBackground => Json.IsTrue(Body, "background");

    public bool IsStored => !(Json.TryGet(Body, "store", out var store) && store.ValueKind == JsonValueKind.False);
}
