using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The numbers of a <c>[Prompt]</c>. What is out of range counts as not given, and a rule reports it.</summary>
internal static class PromptNumbers
{
    public const string MaxOutputTokens = "MaxOutputTokens";
    public const string CallsPerHour = "CallsPerHour";

    private const string Temperature = "Temperature";
    private const double HighestTemperature = 2;

    public static float? TemperatureOf(AttributeData attribute) =>
        Given<double>(attribute, Temperature) is >= 0 and <= HighestTemperature and var temperature ? (float)temperature : null;

    /// <summary>What is wrong with the numbers, one sentence each.</summary>
    public static IEnumerable<string> ProblemsOf(AttributeData attribute)
    {
        if (Given<int>(attribute, MaxOutputTokens) is < 0 and var most)
            yield return $"MaxOutputTokens is {most}; give the most tokens of an answer, or 0 for the provider's own limit";
        if (Given<double>(attribute, Temperature) is { } temperature && !double.IsNaN(temperature) && temperature is not (>= 0 and <= HighestTemperature))
            yield return FormattableString.Invariant($"Temperature is {temperature}; providers take 0 to {HighestTemperature}");
        if (Given<double>(attribute, CallsPerHour) is { } calls && calls is not (>= 0 and < double.PositiveInfinity))
            yield return FormattableString.Invariant($"CallsPerHour is {calls}; give a number of calls, or 0 to say nothing");
    }

    private static T? Given<T>(AttributeData attribute, string name)
        where T : struct
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Primitive, Value: T value })
                return value;
        }

        return null;
    }
}
