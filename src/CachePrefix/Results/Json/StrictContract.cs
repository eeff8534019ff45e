using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CachePrefix;

/// <summary>
/// Makes every member that an answer can fill a required one, except parameters with a default value. Members that are only computed leave
/// the contract, and so the schema; collections without a setter and members whose setter is not public are filled.
/// </summary>
internal static class StrictContract
{
    public static void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var member = type.Properties[i];
            if (member.IsExtensionData || IsIgnored(member))
                continue;
            if (member.Set is not null || member.AssociatedParameter is not null)
                member.IsRequired = member.AssociatedParameter is not { HasDefaultValue: true };
            else if (!Fill(type, member))
                type.Properties.RemoveAt(i);
        }
    }

    /// <summary>Whether a member that cannot be set is filled all the same: a collection that is added to.</summary>
    public static bool IsFilled(JsonPropertyInfo member) =>
        member.Set is null && member.ObjectCreationHandling == JsonObjectCreationHandling.Populate;

    private static bool IsIgnored(JsonPropertyInfo member) => member.Get is null && member.Set is null;

    private static bool Fill(JsonTypeInfo type, JsonPropertyInfo member)
    {
        if (member.AttributeProvider is PropertyInfo { SetMethod: { } setter })
        {
            member.Set = HiddenSetter.Of(type.Type, member.Name, setter);
            return member.IsRequired = true;
        }

        if (member.Get is not { } get)
            return false;

        member.IsSetNullable = false;
        if (typeof(IDictionary).IsAssignableFrom(member.PropertyType))
        {
            member.Set = (target, value) => Copy((IDictionary)value!, (IDictionary)get(target)!);
            return member.IsRequired = true;
        }

        if (typeof(IList).IsAssignableFrom(member.PropertyType) && !member.PropertyType.IsArray)
        {
            member.Set = (target, value) => Copy((IList)value!, (IList)get(target)!);
            return member.IsRequired = true;
        }

        return IsCollection(member.PropertyType) && Populate(type, member);
    }

    private static bool Populate(JsonTypeInfo type, JsonPropertyInfo member)
    {
        if (type.Properties.Any(static other => other.AssociatedParameter is not null))
            throw new CachePrefixConfigurationException(
                $"'{TypeName.Of(type.Type)}.{member.Name}' is a collection without a setter in a type with a constructor, so an answer cannot fill it. " +
                "Give it an init accessor, or leave it out with [JsonIgnore].");

        member.ObjectCreationHandling = JsonObjectCreationHandling.Populate;
        return true;
    }

    /// <summary>Sequences that are only computed, such as those of LINQ, have nothing that could be added to.</summary>
    private static bool IsCollection(Type type) =>
        type != typeof(string) && type.IsClass && !type.IsArray && typeof(IEnumerable).IsAssignableFrom(type);

    private static void Copy(IDictionary from, IDictionary to)
    {
        foreach (DictionaryEntry entry in from)
            to[entry.Key] = entry.Value;
    }

    private static void Copy(IList from, IList to)
    {
        foreach (var item in from)
            to.Add(item);
    }
}
