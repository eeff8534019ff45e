using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CachePrefix;

/// <summary>
/// Says of a result type whether the serialiser, with strict options, refuses by itself all that the schema does not allow, but for nulls, so that an
/// answer without a null that it reads needs no check of its own.
/// </summary>
internal static class StrictReading
{
    public static bool Covers(JsonTypeInfo result, JsonShape shape) =>
        result.Options is { PropertyNameCaseInsensitive: false, ReferenceHandler: null } && ReadableType.TypesOf(result).All(IsStrict) && shape.Nodes().All(IsKindOnly);

    /// <summary>Whether members that are missing, unknown or ignored are errors.</summary>
    private static bool IsStrict(JsonTypeInfo type) =>
        type.Kind != JsonTypeInfoKind.Object || (type.UnmappedMemberHandling is null or JsonUnmappedMemberHandling.Disallow && type.Properties.All(IsStrict));

    private static bool IsStrict(JsonPropertyInfo member) =>
        !member.IsExtensionData && (member.AssociatedParameter is not null || (member.Set is not null && member.IsRequired));

    /// <summary>Whether a shape asks for no more than a kind of value, which the serialiser reads as one type.</summary>
    private static bool IsKindOnly(JsonShape shape) =>
        shape is { Kinds: not JsonKinds.All, Branches: null, Literals: null, ReadsText: false, IsBounded: false, MinItems: 0, MaxItems: int.MaxValue };
}
