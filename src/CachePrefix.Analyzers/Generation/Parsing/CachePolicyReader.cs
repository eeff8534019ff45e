using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>
/// Turns <c>[CacheResponse]</c> and <c>[SemanticCache]</c> into policies. Without a valid expiration nothing is kept, and CPA5001 reports it;
/// other values that cannot be meant count as not given.
/// </summary>
internal static class CachePolicyReader
{
    public const string Expiration = "Expiration";
    public const string Threshold = "Threshold";
    public const string Scope = "Scope";

    public const int SharedScope = 1;

    private const string RefreshAfter = "RefreshAfter";
    private const string MinSimilarity = "MinSimilarity";
    private const string ErrorBound = "ErrorBound";

    /// <summary>The time that an attribute gives, if it is one: positive, in invariant form, with a colon, so that "30" is not taken for days.</summary>
    public static TimeSpan? TimeOf(AttributeData attribute, string name) =>
        attribute.Named<string>(name) is { } text && text.IndexOf(':') >= 0
        && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero
            ? time
            : null;

    public static string? ResponsePolicyOf(AttributeData? attribute)
    {
        if (attribute is null || TimeOf(attribute, Expiration) is not { } expiration)
            return null;

        var settings = Common(attribute);
        if (TimeOf(attribute, RefreshAfter) is { } age)
            settings.Add($"{RefreshAfter} = {Literal(age)}");
        return Policy("ResponseCachePolicy", expiration, settings);
    }

    public static string? SemanticPolicyOf(AttributeData? attribute)
    {
        if (attribute is null || TimeOf(attribute, Expiration) is not { } expiration)
            return null;

        var settings = Common(attribute);
        foreach (var name in new[] { Threshold, MinSimilarity })
        {
            if (attribute.Named<double>(name) is > 0 and <= 1 and var similarity)
                settings.Add($"{name} = {Literal(similarity)}");
        }

        if (attribute.Named<double>(ErrorBound) is > 0 and < 1 and var bound)
            settings.Add($"{ErrorBound} = {Literal(bound)}");
        if (attribute.Named<bool>("ShadowOnly"))
            settings.Add("ShadowOnly = true");
        return Policy("SemanticCachePolicy", expiration, settings);
    }

    private static List<string> Common(AttributeData attribute)
    {
        var settings = new List<string>();
        if (attribute.Enum(Scope) == SharedScope)
            settings.Add("Scope = global::CachePrefix.CacheScope.Shared");
        var tags = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Tags").Value;
        if (tags is { Kind: TypedConstantKind.Array, IsNull: false } && tags.Values.Select(static tag => tag.Value).OfType<string>().ToList() is { Count: > 0 } names)
            settings.Add($"Tags = new string[] {{ {string.Join(", ", names.Select(ConstantExpression.OfString))} }}");
        return settings;
    }

    private static string Policy(string type, TimeSpan expiration, List<string> settings) =>
        $"new global::CachePrefix.{type}({Literal(expiration)}){(settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}")}";

    private static string Literal(TimeSpan time) => ConstantExpression.OfTimeSpan(time);

    private static string Literal(double number) => number.ToString("R", CultureInfo.InvariantCulture) + "D";
}
