using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix.Tool.Evaluating;

/// <summary>One side of a comparison as a file describes it: a model and what it is told.</summary>
internal sealed record PromptSetup
{
    /// <summary>What the side is called; the file's name unless given.</summary>
    public string? Name { get; init; }

    public string? Model { get; init; }

    /// <summary>The system prompt, or <c>@file</c>, relative to the setup.</summary>
    public string? System { get; init; }

    /// <summary>What asks for short answers; added to the system prompt.</summary>
    public string? Brevity { get; init; }

    public int? MaxOutputTokens { get; init; }

    public float? Temperature { get; init; }

    /// <summary>Where the service is, such as an emulator; the provider's own unless given.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The JSON schema of answers; plain text unless given.</summary>
    public JsonElement? Schema { get; init; }

    public static PromptSetup Load(FileInfo file)
    {
        try
        {
            var setup = JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), SetupJson.Default.PromptSetup) ?? throw new JsonException("it is null");
            if (string.IsNullOrWhiteSpace(setup.Model))
                throw new CommandException($"{file.FullName} names no \"model\".");
            if (setup.System is ['@', .. var path])
                setup = setup with { System = File.ReadAllText(Path.Combine(file.DirectoryName!, path)) };
            return setup with { Name = setup.Name ?? Path.GetFileNameWithoutExtension(file.Name) };
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.FullName} is no setup of a prompt: {exception.Message}");
        }
    }

    /// <summary>Everything that answers depend on.</summary>
    public string ToVersion() => JsonSerializer.Serialize(this with { Name = null }, SetupJson.Default.PromptSetup);
}

/// <summary>The JSON form of setups.</summary>
[JsonSerializable(typeof(PromptSetup))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonElement))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
internal sealed partial class SetupJson : JsonSerializerContext;
