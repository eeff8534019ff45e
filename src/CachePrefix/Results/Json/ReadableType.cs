using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CachePrefix;

/// <summary>
/// Finds what a result type is made of that has a schema and yet cannot be read: collections that the serialiser cannot create, keys that it cannot
/// read, and abstract types whose forms nobody names. Asked for once, so that a prompt fails at start-up and not with its first answer.
/// </summary>
internal static class ReadableType
{
    /// <exception cref="CachePrefixConfigurationException">A part of the type cannot be read.</exception>
    public static void Require(JsonTypeInfo result)
    {
        foreach (var (type, path) in Walk(result))
        {
            if (!CanBeRead(type))
                throw new CachePrefixConfigurationException(
                    $"The serialiser cannot create '{TypeName.Of(type.Type)}'{(path.Length == 0 ? "" : $", the type of '{path}' in '{TypeName.Of(result.Type)}',")} from an answer. " +
                    "Use a list, an array or a dictionary with text as key, or give the type a converter.");
        }
    }

    /// <summary>The type and all types that it is made of, each once.</summary>
    public static IEnumerable<JsonTypeInfo> TypesOf(JsonTypeInfo result) => Walk(result).Select(static found => found.Type);

    private static IEnumerable<(JsonTypeInfo Type, string Path)> Walk(JsonTypeInfo result)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<(JsonTypeInfo Type, string Path)>([(result, "")]);
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Type.Type))
                continue;

            yield return next;
            foreach (var (type, path) in PartsOf(next.Type, next.Path))
                open.Enqueue((result.Options.GetTypeInfo(type), path));
        }
    }

    private static IEnumerable<(Type Type, string Path)> PartsOf(JsonTypeInfo type, string path)
    {
        if (type.ElementType is { } element)
            yield return (element, path);
        foreach (var member in type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
        {
            if (member.CustomConverter is null && (member.Set is not null || member.AssociatedParameter is not null))
                yield return (member.PropertyType, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
        }

        foreach (var derived in type.PolymorphismOptions?.DerivedTypes ?? [])
            yield return (derived.DerivedType, path);
    }

    private static bool CanBeRead(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Enumerable => Accepts(type, "[]"u8),
        JsonTypeInfoKind.Dictionary => Accepts(type, """{"":null}"""u8),
        JsonTypeInfoKind.Object => !type.Type.IsAbstract || type.PolymorphismOptions is not null || type.CreateObject is not null,
        _ => true,
    };

    /// <summary>What else may be wrong with a sample does not matter.</summary>
    private static bool Accepts(JsonTypeInfo type, ReadOnlySpan<byte> sample)
    {
        try
        {
            _ = JsonSerializer.Deserialize(sample, type);
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
        catch (Exception exception) when (exception is not NotSupportedException)
        {
            return true;
        }
    }
}
