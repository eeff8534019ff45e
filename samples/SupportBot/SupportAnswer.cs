using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot;

/// <summary>The typed answer; the schema that the model has to follow is made from it.</summary>
public sealed record SupportAnswer(
    [property: Description("The answer, at most three sentences.")] string Answer,
    SupportTopic Topic,
    [property: Description("Titles of the handbook sections that the answer was taken from.")] IReadOnlyList<string> Sections,
    [property: Description("Whether a person has to take over.")] bool NeedsHuman);

public enum SupportTopic
{
    Price,
    Warranty,
    Weight,
    Power,
    Connection,
    Care,
    SparePart,
    Placement,
    Other,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SupportAnswer))]
[JsonSerializable(typeof(string))]
internal sealed partial class SupportJson : JsonSerializerContext;
