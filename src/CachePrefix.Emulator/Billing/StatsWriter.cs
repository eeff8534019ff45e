using System.Text.Json;

namespace CachePrefix.Emulator.Billing;

/// <summary>Writes the bill as JSON.</summary>
internal static class StatsWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static async Task WriteAsync(HttpResponse response, EmulatorStats stats)
    {
        response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(response.BodyWriter, Indented);
        writer.WriteStartObject();
        WriteMembers(writer, stats.Total);
        writer.WriteStartObject("models");
        foreach (var (model, bill) in stats.Models.OrderBy(model => model.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(model);
            WriteMembers(writer, bill);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("faults");
        foreach (var (fault, count) in stats.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
            writer.WriteNumber(fault, count);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync();
    }

    private static void WriteMembers(Utf8JsonWriter writer, ModelBill bill)
    {
        writer.WriteNumber("requests", bill.Requests);
        writer.WriteNumber("errors", bill.Errors);
        writer.WriteStartObject("tokens");
        writer.WriteNumber("uncachedInput", bill.Tokens.UncachedInput);
        writer.WriteNumber("cacheRead", bill.Tokens.CacheRead);
        writer.WriteNumber("cacheWrite5m", bill.Tokens.CacheWrite5m);
        writer.WriteNumber("cacheWrite1h", bill.Tokens.CacheWrite1h);
        writer.WriteNumber("output", bill.Tokens.Output);
        writer.WriteEndObject();
        writer.WriteNumber("costUsd", bill.CostUsd);
        writer.WriteNumber("undeliveredUsd", bill.UndeliveredUsd);
        writer.WriteNumber("batchRequests", bill.BatchRequests);
        writer.WriteNumber("storageTokenHours", bill.StorageTokenHours);
        writer.WriteNumber("storageUsd", bill.StorageUsd);
        writer.WriteNumber("unpricedRequests", bill.UnpricedRequests);
        writer.WriteNumber("cacheReadShare", double.Round(bill.CacheReadShare, 6));
    }
}
