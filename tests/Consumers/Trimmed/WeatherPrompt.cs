using System.ComponentModel;
using System.Text.Json.Serialization;
using CachePrefix;

namespace Trimmed;

[Prompt(JsonContext = typeof(WeatherJson))]
[Cascade("simple", "complex")]
internal sealed partial record WeatherPrompt : IPrompt<Weather>
{
    [CachedPrefix]
    public const string Role = "You report the weather of a place.";

    [CachedPrefix]
    public required string Stations { get; init; }

    [PromptInput]
    public required string Place { get; init; }

    [PromptTool]
    [Description("Measures the temperature at a place, in degrees Celsius.")]
    public static Measurement Measure([Description("The name of the place.")] string place, int hours = 1) => new(place, 20 + hours);

    [Validator]
    public static bool IsPlausible(Weather answer) => answer.Celsius is > -90 and < 60;
}

internal sealed record Weather(string Place, double Celsius);

internal sealed record Measurement(string Place, double Celsius);

[JsonSerializable(typeof(Weather))]
[JsonSerializable(typeof(Measurement))]
internal sealed partial class WeatherJson : JsonSerializerContext;
