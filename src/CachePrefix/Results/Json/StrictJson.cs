using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CachePrefix;

/// <summary>Serialisation that takes a type at its word.</summary>
internal static class StrictJson
{
    /// <summary>Copies options so that nothing an answer leaves out, doubles or adds is taken silently.</summary>
    /// <exception cref="CachePrefixConfigurationException">The options have no resolver.</exception>
    public static JsonSerializerOptions From(JsonSerializerOptions options)
    {
        var resolver = options.TypeInfoResolver ?? throw new CachePrefixConfigurationException(
            "The JSON options of a prompt have no type information. Name a JsonSerializerContext with [Prompt(JsonContext = typeof(...))].");
        var strict = new JsonSerializerOptions(options)
        {
            TypeInfoResolver = resolver.WithAddedModifier(StrictContract.Apply),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            AllowTrailingCommas = false,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        strict.MakeReadOnly();
        return strict;
    }
}
