using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>A method that is a tool.</summary>
internal sealed class ToolDeclaration(IMethodSymbol method, AttributeData attribute)
{
    private const int MostParameters = 16;
    private const int LongestName = 64;

    public IMethodSymbol Method { get; } = method;

    public AttributeData Attribute { get; } = attribute;

    /// <summary>The name that the model sees.</summary>
    public string Name { get; } = attribute.Named<string>("Name") is { } given ? given : Identifiers.ToSnakeCase(WithoutAsync(method.Name));

    /// <summary>Why the method cannot be a tool, or <see langword="null"/>.</summary>
    public string? Problem()
    {
        if (!Method.IsStatic)
            return "it is not static, but tools are created once for all prompts";
        if (Method.IsGenericMethod)
            return "it is generic, so its parameters have no schema";
        if (Method.ReturnsByRef || Method.ReturnsByRefReadonly || Method.ReturnType.IsRefLikeType || IsPointer(Method.ReturnType))
            return "what it returns cannot be serialised";
        if (Method.Parameters.Length > MostParameters)
            return $"it has more than {MostParameters} parameters";
        foreach (var parameter in Method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType || IsPointer(parameter.Type))
                return $"its parameter '{parameter.Name}' cannot be deserialised";
        }

        if (Name.Length is 0 or > LongestName || !Name.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-'))
            return $"providers do not take the name '{Name}'; use 1 to {LongestName} ASCII letters, digits, '_' and '-'";
        return null;
    }

    private static bool IsPointer(ITypeSymbol type) => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private static string WithoutAsync(string name) =>
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
}
