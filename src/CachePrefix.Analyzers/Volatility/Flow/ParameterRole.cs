using CachePrefix.Analyzers.Volatility.Lattice;
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
        "Accessor", "Settings", "Options", "Configuration", "Config", "Store", "Registry", "Handler", "Agent", "Application", "Host", "Environment", "Scope",
        "Endpoints", "Middleware", "Api",
    ];

    private static readonly string[] RequestSuffixes = ["HttpContext", "HttpRequest", "Request", "ClaimsPrincipal", "ClaimsIdentity", "User", "Customer", "Tenant"];

    /// <summary>Whether the parameter is one of a lambda: what the code that runs the lambda passes, not what a caller of this code does.</summary>
    public static bool IsOfLambda(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };

    /// <summary>Whether the parameter is one of a lambda that answers web requests.</summary>
    public static bool IsOfEndpoint(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax().FirstAncestorOrSelf<LambdaExpressionSyntax>()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } }
        && called.Name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal);

    public static bool IsOfConstructor(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>Whether the parameter is the command line: it configures a process, and all its requests share it.</summary>
    public static bool IsOfEntryPoint(IParameterSymbol parameter) =>
        parameter is { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }, ContainingSymbol: IMethodSymbol { IsStatic: true, Name: "Main" or "<Main>$" } };

    public static bool IsDelegate(IParameterSymbol parameter) => parameter.Type.TypeKind == TypeKind.Delegate;

    /// <summary>How fine the time is that a parameter holds which is named as the one of the call; none for other parameters.</summary>
    public static Granularity ClockOf(IParameterSymbol parameter) => parameter.Type.Name is not ("DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Instant" or "ZonedDateTime") ? Granularity.None
        : parameter.Name.EndsWith("today", StringComparison.OrdinalIgnoreCase) || (parameter.Type.Name == "DateOnly" && IsNow(parameter.Name)) ? Granularity.Day
        : IsNow(parameter.Name) ? Granularity.SubDay
        : Granularity.None;

    private static bool IsNow(string name) => name.EndsWith("now", StringComparison.OrdinalIgnoreCase) || name.StartsWith("current", StringComparison.Ordinal);

    /// <summary>Whether the parameter chooses among a few texts.</summary>
    public static bool IsChoice(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_Boolean || parameter.Type.TypeKind == TypeKind.Enum;

    /// <summary>Whether the parameter is text, a number or a set of texts by which others are chosen.</summary>
    public static bool IsQuery(IParameterSymbol parameter) => !Rows.ConfigurationNames.Is(parameter.Name) && IsQueryType(parameter);

    private static bool IsQueryType(IParameterSymbol parameter) => IsPlain(parameter.Type)
        || (parameter.Type is INamedTypeSymbol { TypeArguments: [var element] } sequence && IsPlain(element) && sequence.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable))
        || (parameter.Type is IArrayTypeSymbol { ElementType: var item } && IsPlain(item));

    private static bool IsPlain(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or (>= SpecialType.System_SByte and <= SpecialType.System_Double);

    /// <summary>Whether values of the type are read from a database.</summary>
    public static bool IsQueryable(ITypeSymbol type) => type.Name is "IQueryable" or "DbSet"
        || (type.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(static contract => contract.Name == "IQueryable"));

    public static bool CarriesData(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        if (type.Name is "StringBuilder" or "DefaultInterpolatedStringHandler")
            return true;
        if (type.TypeKind is TypeKind.Error)
            return !HasServiceName(type.Name);
        if (IsDelegate(parameter))
            return false;
        if (type.TypeKind == TypeKind.Interface)
            return type.SpecialType is not SpecialType.None || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);

        return type.IsValueType ? type.Name != "CancellationToken" : !HasServiceName(type.Name) && (TextTypes.IsText(type) || HasContent(type));
    }

    /// <summary>Whether the parameter is a flag, or an object that stands for the request or its user.</summary>
    public static bool DescribesRequest(IParameterSymbol parameter) =>
        IsChoice(parameter) || RequestSuffixes.Any(suffix => parameter.Type.Name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>Whether objects of the class hold data that others can read: a service offers methods only.</summary>
    private static bool HasContent(ITypeSymbol type)
    {
        if (type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable))
            return true;

        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.Name == "DbContext")
                return false;
            if (current.TypeKind != TypeKind.Class || current.GetMembers().Any(static member => IsContent(member)))
                return true;
        }

        return false;
    }

    private static bool IsContent(ISymbol member) => member switch
    {
        { IsStatic: true } or { DeclaredAccessibility: Accessibility.Private or Accessibility.Protected } => false,
        IPropertySymbol { IsIndexer: false, GetMethod: not null, Type: var type } => IsContentType(type),
        IFieldSymbol { IsImplicitlyDeclared: false, Type: var type } => IsContentType(type),
        _ => false,
    };

    private static bool IsContentType(ITypeSymbol type) => !IsQueryable(type)
        && (type.IsValueType || TextTypes.IsText(type) || (type.TypeKind is TypeKind.Class or TypeKind.Array && !HasServiceName(type.Name)));

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
