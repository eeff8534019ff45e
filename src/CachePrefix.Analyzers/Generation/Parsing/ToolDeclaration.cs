using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>A method that is a tool.</summary>
internal sealed class ToolDeclaration(IMethodSymbol method, AttributeData attribute, PromptDeclaration prompt)
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
        if (Method.MethodKind != MethodKind.Ordinary || !Method.CanBeReferencedByName)
            return "it is no ordinary method";
        if (!Method.IsStatic)
            return "it is not static, but tools are created once for all prompts";
        if (!prompt.CanUse(Method))
            return $"the prompt has no access to it in its base type '{Method.ContainingType.Name}'";
        if (Method.IsGenericMethod)
            return "it is generic, so its parameters have no schema";
        if (Method is { IsPartialDefinition: true, PartialImplementationPart: null })
            return "it has no body";
        if (Method.IsVararg || HasAttribute("ConditionalAttribute") || HasAttribute("UnmanagedCallersOnlyAttribute"))
            return "it cannot be called through a delegate";
        if (Method.ReturnsByRef || Method.ReturnsByRefReadonly || !CanBeSerialized(Method.ReturnType))
            return "what it returns cannot be serialised";
        if (Method.Parameters.Length > MostParameters)
            return $"it has more than {MostParameters} parameters";
        foreach (var parameter in Method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || !CanBeSerialized(parameter.Type) || (ResultShape.HasNoJson(parameter.Type) && !IsService(parameter)))
                return $"its parameter '{parameter.Name}' cannot be deserialised";
        }

        if (UsedSymbols().Select(Obsoletion.ErrorOf).FirstOrDefault(static error => error is not null) is { } error)
            return error;
        if (Name.Length is 0 or > LongestName || !Name.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-'))
            return $"providers do not take the name '{Name}'; use 1 to {LongestName} ASCII letters, digits, '_' and '-'";
        return null;
    }

    /// <summary>What generated code names when it creates the tool.</summary>
    public IEnumerable<ISymbol> UsedSymbols() => [Method, Method.ReturnType, .. Method.Parameters.Select(static parameter => parameter.Type)];

    private static bool IsService(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute");

    private bool HasAttribute(string name) => Method.GetAttributes().Any(candidate => candidate.AttributeClass?.Name == name);

    private static bool CanBeSerialized(ITypeSymbol type) => !type.IsRefLikeType
        && type.SpecialType is not (SpecialType.System_TypedReference or SpecialType.System_ArgIterator or SpecialType.System_RuntimeArgumentHandle)
        && !type.HasPointer()
        && !type.IsTooDeep();

    private static string WithoutAsync(string name) =>
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
}
