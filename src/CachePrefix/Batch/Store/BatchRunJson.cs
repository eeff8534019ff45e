using System.Text.Json;

namespace CachePrefix;

/// <summary>The JSON form of a <see cref="BatchRun"/>, for stores that keep states as text.</summary>
public static class BatchRunJson
{
    /// <summary>Writes a state.</summary>
    /// <param name="run">The state.</param>
    /// <returns>JSON: names in camel case, values that are not known left out, enumerations by name.</returns>
    public static string Write(BatchRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return JsonSerializer.Serialize(run, BatchJsonContext.Default.BatchRun);
    }

    /// <summary>Reads a state.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <param name="where">What an error calls the text.</param>
    /// <returns>The state.</returns>
    /// <exception cref="InvalidDataException">The text is none.</exception>
    public static BatchRun Read(string json, string where)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, BatchJsonContext.Default.BatchRun) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{where} is no state of a batch run: {exception.Message} Restore it, or delete the run if it is not needed.", exception);
        }
    }

    /// <summary>What a list has in place of a run whose state cannot be read.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="fault">Why it cannot be read.</param>
    /// <returns>A run with <see cref="BatchRun.Fault"/>.</returns>
    public static BatchRun Unreadable(string name, string fault) => new() { Name = name, Prompt = "", Prompts = 0, CreatedAt = default, Fault = fault };

    /// <summary>Refuses a name that is none, as every store does.</summary>
    /// <param name="run">The name.</param>
    /// <exception cref="ArgumentException">Not 1 to 100 ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, or beginning with a dot.</exception>
    public static void RequireName(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!IsName(run))
            throw new ArgumentException($"'{run}' cannot name a batch run; use ASCII letters, digits, '-', '_' and '.', at most 100, and no dot first.", nameof(run));
    }

    internal static bool IsName(string run) => run.Length is > 0 and <= 100 && run[0] != '.' && !run.AsSpan().ContainsAnyExcept(BatchNames.Allowed);
}
