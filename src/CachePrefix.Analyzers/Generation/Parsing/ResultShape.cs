using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What System.Text.Json sees of a result type: the types that it is made of and their members. Never recurses.</summary>
internal static class ResultShape
{
    private const int MostTypes = 1000;

    /// <summary>The result type and every type that an answer can hold, each with the member that holds it, which is nothing for the result type itself.</summary>
    public static IEnumerable<(ITypeSymbol Type, ISymbol? Member)> Walk(ITypeSymbol result)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<(ITypeSymbol Type, ISymbol? Member)>();
        open.Enqueue((result, null));
        while (open.Count > 0 && seen.Count < MostTypes)
        {
            var (type, member) = open.Dequeue();
            if (type.IsTooDeep() || !seen.Add(type) || HasConverter(type) || (member is not null && HasConverter(member)))
                continue;

            yield return (type, member);
            foreach (var (inner, holder) in Inner(type, member))
                open.Enqueue((inner, holder));
        }
    }

    /// <summary>Why no schema describes a type, or <see langword="null"/>.</summary>
    public static string? ProblemOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true })
            return "the elements of a tuple are fields, which are not serialised; use a record";
        if (HasNoJson(type))
            return "it cannot be read from JSON";
        if (type is INamedTypeSymbol { IsAbstract: true, IsStatic: false } && ElementOf(type) is null && !IsDictionary(type) && !IsAnyJson(type) && !IsPolymorphic(type))
            return "it is abstract, and no [JsonDerivedType] names a type to create";
        return null;
    }

    /// <summary>Whether the serialiser refuses a type whatever its members.</summary>
    public static bool HasNoJson(ITypeSymbol type) =>
        type.IsStatic
        || type.IsRefLikeType
        || type.TypeKind is TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer
        || type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr
        || type is IArrayTypeSymbol { Rank: > 1 }
        || type is { Name: "Type", ContainingNamespace.Name: "System" };

    /// <summary>The members that are part of the schema.</summary>
    public static IEnumerable<IPropertySymbol> MembersOf(ITypeSymbol type)
    {
        if (!IsObject(type))
            yield break;

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public }
                    && names.Add(property.Name)
                    && !IsIgnored(property))
                {
                    yield return property;
                }
            }
        }
    }

    /// <summary>A member that the serialiser would have to set through a setter that is not public and that no attribute shows to it.</summary>
    public static bool IsSetInPrivate(IPropertySymbol member) =>
        member.SetMethod is { DeclaredAccessibility: not Accessibility.Public } && !HasAttribute(member, "JsonIncludeAttribute") && !HasConverter(member.ContainingType) && !IsConstructed(member);

    private static bool IsConstructed(IPropertySymbol member) => member.ContainingType.InstanceConstructors.Any(constructor =>
        constructor.Parameters.Any(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<(ITypeSymbol Type, ISymbol? Member)> Inner(ITypeSymbol type, ISymbol? member)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return [(((INamedTypeSymbol)type).TypeArguments[0], member)];
        if (ProblemOf(type) is not null)
            return [];
        if (type is INamedTypeSymbol { TypeArguments: [_, var value] } && IsDictionary(type))
            return [(value, member)];
        if (ElementOf(type) is { } element)
            return [(element, member)];
        return MembersOf(type).Select(static property => (property.Type, (ISymbol?)property)).Concat(DerivedTypes(type).Select(derived => (derived, member)));
    }

    /// <summary>An object with members, as opposed to a value, a list or a type of the framework with a converter of its own.</summary>
    private static bool IsObject(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsTupleType: false, SpecialType: SpecialType.None }
        && type.OriginalDefinition.SpecialType == SpecialType.None
        && ElementOf(type) is null
        && !(IsInSystem(type) && type.IsValueType)
        && type is not { Name: "Uri" or "Version" or "Type", ContainingNamespace.Name: "System" }
        && !IsAnyJson(type);

    private static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return array.ElementType;
        if (type.SpecialType == SpecialType.System_String)
            return null;
        if (IsSequence(type))
            return ((INamedTypeSymbol)type).TypeArguments[0];
        return type.AllInterfaces.FirstOrDefault(IsSequence)?.TypeArguments[0];
    }

    private static bool IsSequence(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool IsDictionary(ITypeSymbol type) => IsDictionaryInterface(type) || type.AllInterfaces.Any(IsDictionaryInterface);

    private static bool IsDictionaryInterface(ITypeSymbol type) => type is
    {
        Name: "IDictionary" or "IReadOnlyDictionary",
        ContainingNamespace: { Name: "Generic" or "Collections" },
    };

    private static bool IsAnyJson(ITypeSymbol type) => type is
    {
        Name: "JsonElement" or "JsonDocument" or "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue",
        ContainingNamespace: { Name: "Json" or "Nodes" },
    };

    private static bool IsInSystem(ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is { Name: "System" };
    }

    private static bool IsPolymorphic(ITypeSymbol type) => HasAttribute(type, "JsonDerivedTypeAttribute") || HasAttribute(type, "JsonPolymorphicAttribute");

    private static IEnumerable<ITypeSymbol> DerivedTypes(ITypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "JsonDerivedTypeAttribute", ConstructorArguments: [{ Kind: TypedConstantKind.Type, Value: ITypeSymbol derived }, ..] })
                yield return derived;
        }
    }

    private static bool IsIgnored(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "JsonIgnoreAttribute")
                return !attribute.NamedArguments.Any(static argument => argument.Key == "Condition") || attribute.Enum("Condition") == 1;
        }

        return false;
    }

    private static bool HasConverter(ISymbol symbol) => HasAttribute(symbol, "JsonConverterAttribute");

    private static bool HasAttribute(ISymbol symbol, string name) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);
}
