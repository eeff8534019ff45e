using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CachePrefix;

/// <summary>Sets members whose setter is not public and not marked for the serialiser. Compiled once per member, so that reading an answer needs no reflection.</summary>
internal static class HiddenSetter
{
    /// <exception cref="CachePrefixConfigurationException">The program cannot compile code while it runs, as under native AOT.</exception>
    public static Action<object, object?> Of(Type type, string member, MethodInfo setter)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            throw new CachePrefixConfigurationException(
                $"'{TypeName.Of(type)}.{member}' has a setter that is not public, and a native AOT program cannot call it by itself. " +
                "Mark the member [JsonInclude], so that the JsonSerializerContext sets it, make the setter public, or leave the member out with [JsonIgnore].");

        var target = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var owner = setter.DeclaringType!;
        var instance = owner.IsValueType ? Expression.Unbox(target, owner) : Expression.Convert(target, owner);
        var call = Expression.Call(instance, setter, Expression.Convert(value, setter.GetParameters()[0].ParameterType));
        return Expression.Lambda<Action<object, object?>>(call, target, value).Compile();
    }
}
