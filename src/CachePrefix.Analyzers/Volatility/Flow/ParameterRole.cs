using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Tells parameters that carry data from those that carry services.</summary>
internal static class ParameterRole
{
    private static readonly string[] ServiceSuffixes =
    [
        "Client", "Service", "Services", "Factory", "Logger", "Provider", "Manager", "Repository", "DbContext", "Kernel", "Token", "Builder",
        "Accessor", "Settings", "Options", "Configuration", "Config", "Store", "Registry", "Handler", "Agent",
    ];

    private static readonly string[] RequestSuffixes = ["HttpContext", "HttpRequest", "Request", "ClaimsPrincipal", "ClaimsIdentity", "User", "Customer", "Tenant"];

    /// <summary>Whether the parameter is one of a lambda that a query runs on its elements.</summary>
    public static bool IsElement(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda
        && lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation }
        && invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => IsQuery(access.Name),
            MemberBindingExpressionSyntax binding => IsQuery(binding.Name),
            _ => false,
        };

    private static bool IsQuery(SimpleNameSyntax name) =>
        TransferRows.Default.FindName(name.Identifier.ValueText) is Transfer.Project or Transfer.Select or Transfer.Sort;

    public static bool CarriesData(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && !TextTypes.IsText(type) && !type.IsValueType)
            return false;
        if (type.Name is "StringBuilder" or "DefaultInterpolatedStringHandler")
            return true;
        if (type.TypeKind is TypeKind.Error)
            return !HasServiceName(type.Name);
        if (type.TypeKind == TypeKind.Interface)
            return type.SpecialType is not SpecialType.None || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);

        return type.IsValueType ? type.Name != "CancellationToken" : !HasServiceName(type.Name);
    }

    /// <summary>Whether the parameter is a flag, or an object that stands for the request or its user.</summary>
    public static bool DescribesRequest(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        return type.SpecialType == SpecialType.System_Boolean || type.TypeKind == TypeKind.Enum
            || RequestSuffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal));
    }

    private static bool HasServiceName(string name)
    {
        if (name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]))
            return name.StartsWith("IEnumerable", StringComparison.Ordinal) || name.StartsWith("IReadOnly", StringComparison.Ordinal)
                || name.StartsWith("IList", StringComparison.Ordinal) || name.StartsWith("IDictionary", StringComparison.Ordinal);

        foreach (var suffix in ServiceSuffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
