using System.Text.Json;

namespace CachePrefix;

/// <summary>The JSON form of a <see cref="CallRecord"/>, for ledgers that keep records as text.</summary>
public static class CallRecordJson
{
    /// <summary>Writes a record: names in camel case, values that are not known left out, enumerations by name.</summary>
    /// <param name="record">The record.</param>
    public static string Write(CallRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return JsonSerializer.Serialize(record, CallRecordJsonContext.Default.CallRecord);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <returns>The record, or <see langword="null"/> when the text is none.</returns>
    public static CallRecord? Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, CallRecordJsonContext.Default.CallRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
