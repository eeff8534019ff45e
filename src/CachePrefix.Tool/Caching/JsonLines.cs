using System.Text.Json;

namespace CachePrefix.Tool.Caching;

/// <summary>Reads files with one JSON object a line.</summary>
internal static class JsonLines
{
    /// <exception cref="CommandException">The file or a line of it cannot be read; the message names the line.</exception>
    public static List<T> Read<T>(FileInfo file, Func<JsonElement, T?> read)
        where T : class
    {
        var items = new List<T>();
        var number = 0;
        try
        {
            foreach (var line in File.ReadLines(file.FullName))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;

                using var json = JsonDocument.Parse(line);
                items.Add(json.RootElement.ValueKind == JsonValueKind.Object && read(json.RootElement) is { } item
                    ? item
                    : throw new CommandException($"{file.FullName}({number}): not a record of this kind."));
            }
        }
        catch (JsonException exception)
        {
            throw new CommandException($"{file.FullName}({number}): no JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.FullName} cannot be read: {exception.Message}");
        }

        return items;
    }
}
